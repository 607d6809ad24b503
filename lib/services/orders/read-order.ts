import type { readOrderOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readOrderWhere } from '@/lib/services/orders/order-shape';
import { isVisibleOrder } from '@/lib/services/orders/order-sides';

/** One order that the caller may see, of a deleted project too. @throws not_found */
export async function readOrder(
  ctx: Ctx,
  { uuid }: InputOf<typeof readOrderOperation>,
): Promise<AnswerOf<typeof readOrderOperation>> {
  const isVisible = await isVisibleOrder(ctx);
  return readOrderWhere(ctx, sql`placed.id = ${uuid}::uuid AND ${isVisible}`);
}

import type { UserAction } from '@/lib/contracts/actions/actions';
import type { listOrderActionsOperation } from '@/lib/contracts/marketplace/details';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readOrder } from '@/lib/services/orders/read-order';
import { actionsAbout } from '@/lib/services/user-actions/actions-about';

/** The caller's own actions about an order that they may see. @throws not_found */
export async function listOrderActions(
  ctx: Ctx,
  input: InputOf<typeof listOrderActionsOperation>,
): Promise<UserAction[]> {
  const { uuid } = await readOrder(ctx, input);
  return actionsAbout(ctx, 'order', uuid);
}

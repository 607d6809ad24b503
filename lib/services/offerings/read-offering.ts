import type { Offering, readOfferingOperation } from '@/lib/contracts/marketplace/offerings';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { findOffering } from '@/lib/services/offerings/offering-row';

/** One offering. @throws not_found */
export function readOffering(ctx: Ctx, { uuid }: InputOf<typeof readOfferingOperation>): Promise<Offering> {
  return findOffering(ctx, uuid);
}

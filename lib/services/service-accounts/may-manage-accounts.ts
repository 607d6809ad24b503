import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireMayGive } from '@/lib/services/members/may-give';
import { type PlaceRef, readPlace } from '@/lib/services/members/place';

/** Whether the caller creates and closes the service accounts of a place: who may add members does. @throws not_found */
export async function mayManageAccounts(ctx: Ctx, ref: PlaceRef): Promise<boolean> {
  const place = await readPlace(ctx, ref);
  if (place.state === 'soft_deleted') return false;
  try {
    await requireMayGive(ctx, place, 'CREATE');
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_allowed') return false;
    throw error;
  }
}

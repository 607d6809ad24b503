import { liveRoles } from '@/lib/auth/live-roles';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isHeldIn, type PlaceRef } from '@/lib/services/members/place';

/** A live role of a person in a place. */
export type HeldRole = { id: string; user_id: string; role_name: string; expiration_time: Date | null };

/** The live role of a person in a place that is held. @param roleId which one @throws not_found */
export async function findHeldRole(
  { db, now }: Ctx,
  place: PlaceRef,
  roleId: string,
  userId: string,
): Promise<HeldRole> {
  const [held] = await db.$queryRaw<HeldRole[]>(sql`
    SELECT held.id, held.user_id, role.name AS role_name, held.expiration_time
    FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${userId}::uuid AND held.role_id = ${roleId}::uuid AND ${isHeldIn(place)}`);
  if (held === undefined) throw new DomainError('not_found', { detail: 'They don’t have this role here.' });
  return held;
}

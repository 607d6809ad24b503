import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { HeldRole } from '@/lib/services/members/held-role';
import type { Place } from '@/lib/services/members/place';

const OWNER = 'CUSTOMER_OWNER';

/**
 * Refuses to end, or to let expire, the last role of an owner without expiry in a customer that is held; staff may.
 * @throws moved_on
 */
export async function requireOwnerLeft(
  tx: Ctx,
  { uuid }: Pick<Place, 'uuid'>,
  { expiration_time, id, role_name }: HeldRole,
): Promise<void> {
  if (role_name !== OWNER || expiration_time !== null || can(tx.actor, 'STAFF')) return;
  const [left] = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM ${liveRoles(tx.now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.customer_id = ${uuid}::uuid AND role.name = ${OWNER} AND held.expiration_time IS NULL AND held.id <> ${id}::uuid`);
  if ((left?.count ?? 0) === 0) throw new DomainError('moved_on', { detail: 'An organisation needs an owner.' });
}

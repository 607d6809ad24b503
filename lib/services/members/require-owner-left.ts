import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { HeldRole } from '@/lib/services/members/held-role';
import type { Place } from '@/lib/services/members/place';

const OWNER = 'CUSTOMER_OWNER';

/**
 * Asked after roles in a customer that is held were ended or got an expiry: refuses that where it leaves no owner without expiry;
 * staff may.
 * @param roles as they were before @throws moved_on
 */
export async function requireOwnerLeft(
  tx: Ctx,
  { uuid }: Pick<Place, 'uuid'>,
  roles: readonly HeldRole[],
): Promise<void> {
  const isOwner = ({ expiration_time, role_name }: HeldRole) => role_name === OWNER && expiration_time === null;
  if (!roles.some(isOwner) || can(tx.actor, 'STAFF')) return;
  const [left] = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM ${liveRoles(tx.now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.customer_id = ${uuid}::uuid AND role.name = ${OWNER} AND held.expiration_time IS NULL`);
  if ((left?.count ?? 0) === 0) throw new DomainError('moved_on', { detail: 'An organisation needs an owner.' });
}

import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { isHeldAs, recordRoleEvents } from '@/lib/services/events/record-role-events';
import { findRefusals } from '@/lib/services/restrictions/find-refusals';

const stored = z.object({ role_ids: z.array(z.uuid()) });

type Revoked = {
  id: string;
  name: string;
  place: string;
  is_expired: boolean;
  is_gone: boolean;
  is_held: boolean;
  project_id: string | null;
  /** Its own or that of its project; null for a role in the installation. */
  customer_id: string | null;
};
type Judged = Revoked & { isRefused: boolean };

/**
 * Gives back the roles that were revoked, with their old expiration, where the restrictions of organisation and project still let
 * the person in. @returns which could not be given back and why, in sentences @throws rule_broken when none could
 */
export async function restoreRoles(tx: Ctx, userId: string, before: unknown): Promise<string> {
  const { role_ids } = stored.parse(before);
  const revoked = await tx.db.$queryRaw<Revoked[]>(sql`
    SELECT held.id, ${shownRoleName} AS name, coalesce(project.name, customer.name, 'the installation') AS place,
      coalesce(held.expiration_time <= ${tx.now}::timestamptz, false) AS is_expired,
      coalesce(project.is_removed, false) AS is_gone,
      EXISTS (SELECT FROM user_role AS other WHERE other.is_active AND other.user_id = held.user_id
        AND other.role_id = held.role_id AND other.customer_id IS NOT DISTINCT FROM held.customer_id
        AND other.project_id IS NOT DISTINCT FROM held.project_id) AS is_held,
      held.project_id, customer.id AS customer_id
    FROM user_role AS held JOIN role ON role.id = held.role_id
    LEFT JOIN project ON project.id = held.project_id
    LEFT JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id)
    WHERE held.id = ANY(${role_ids}::uuid[]) AND held.user_id = ${userId}::uuid ORDER BY held.id FOR UPDATE OF held`);
  const judged = await judge(tx, userId, revoked);
  const faults = judged.flatMap((one) => faultOf(one) ?? []);
  const ids = judged.filter((one) => faultOf(one) === null && !one.is_held).map(({ id }) => id);
  if (ids.length === 0 && faults.length > 0) throw new DomainError('rule_broken', { detail: faults.join(' ') });
  await tx.db.userRole.updateMany({ where: { id: { in: ids } }, data: { is_active: true, revoked_at: null } });
  await recordRoleEvents(tx, isHeldAs(ids), { type: 'role_granted', reason: 'undone' });
  tx.emit({ type: 'roles.changed', userIds: [userId] });
  tx.touch({ topic: 'people' });
  return faults.join(' ');
}

/** Says of each role whether restrictions keep the person out of its place. */
async function judge({ db }: Ctx, userId: string, roles: readonly Revoked[]): Promise<Judged[]> {
  const inPlaces = roles.flatMap((role) =>
    role.customer_id === null ? [] : [{ ...role, customerId: role.customer_id }],
  );
  const refusals = await findRefusals(
    db,
    inPlaces.map(({ customerId, project_id }) => ({ userId, customerId, projectId: project_id })),
  );
  const refused = new Set(inPlaces.flatMap(({ id }, at) => ((refusals[at] ?? null) === null ? [] : [id])));
  return roles.map((role) => ({ ...role, isRefused: refused.has(role.id) }));
}

function faultOf({ is_expired, is_gone, isRefused, name, place }: Judged): string | null {
  if (is_expired) return `The role ${name} in ${place} has expired.`;
  if (is_gone) return `${place}, where they had the role ${name}, was removed.`;
  return isRefused ? `The restrictions of ${place} no longer allow the role ${name}.` : null;
}

import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { rolesClosedBecause } from '@/lib/db/closed-customer';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { shownRoleName } from '@/lib/db/role-name';
import type { ActToUndo, UndoResult } from '@/lib/services/people/undo-result';
import { findFullForPeople } from '@/lib/services/quotas/find-full';
import { holdLimited } from '@/lib/services/quotas/hold-limited';
import { quotaExceededMessage } from '@/lib/services/quotas/require-room';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';
import { followGrantedRoles } from '@/lib/services/role-changes/follow-granted-roles';

const stored = z.object({ role_ids: z.array(z.uuid()) });

type Revoked = {
  id: string;
  user_id: string;
  name: string;
  place: string;
  is_expired: boolean;
  is_gone: boolean;
  is_held: boolean;
  /** Why its place takes nobody; null where it does. */
  closed: string | null;
  project_id: string | null;
  /** Its own or that of its project; null for a role in the installation. */
  customer_id: string | null;
};
type Judged = Revoked & {
  isDenied: boolean;
  /** What is said of the quota that has no room for them; null where there is room. */
  full: string | null;
};

/**
 * Gives back the roles that were revoked, with their old expiration, where organisation and project take people, their restrictions
 * still let them in and their quotas have room. A fixed number of statements. Refused for whom none could be given back; else which could not and why is what is left.
 */
export async function restoreRoles(tx: Ctx, acts: readonly ActToUndo[]): Promise<ReadonlyMap<string, UndoResult>> {
  const revoked = Map.groupBy(await judge(tx, await findRevoked(tx, acts)), ({ user_id }) => user_id);
  const results = new Map(acts.map(({ userId }) => [userId, resultOf(revoked.get(userId) ?? [])]));
  const restored = [...revoked.values()].flat().filter(isRestorable);
  await tx.db.userRole.updateMany({
    where: { id: { in: restored.map(({ id }) => id) } },
    data: { is_active: true, revoked_at: null },
  });
  await followGrantedRoles(tx, restored, 'undone');
  tx.touch({ topic: 'people' });
  return results;
}

function resultOf(revoked: readonly Judged[]): UndoResult {
  const errors = revoked.flatMap((one) => findRestoreError(one) ?? []);
  if (errors.length === 0 || revoked.some(isRestorable)) return { left: errors.join(' ') };
  return { error: new DomainError('rule_broken', { detail: errors.join(' ') }) };
}

/** Their projects are held first, as wherever both are: none is deleted before its roles are given back. */
async function findRevoked({ db, now }: Ctx, acts: readonly ActToUndo[]): Promise<Revoked[]> {
  const ids = acts.flatMap(({ before, userId }) =>
    stored.parse(before).role_ids.map((id) => ({ id, user_id: userId })),
  );
  const these = sql`(SELECT revoked.project_id FROM user_role AS revoked WHERE revoked.id = ANY(${ids.map(({ id }) => id)}::uuid[]))`;
  const customers = sql`customer.id IN (SELECT revoked.customer_id FROM user_role AS revoked WHERE revoked.id = ANY(${ids.map(({ id }) => id)}::uuid[]))`;
  await holdLimited({ db }, { projects: sql`project.id IN ${these}`, customers });
  await db.$executeRaw(sql`SELECT FROM project WHERE id IN ${these} ORDER BY id FOR SHARE`);
  return db.$queryRaw<Revoked[]>(sql`
    SELECT held.id, held.user_id, ${shownRoleName} AS name, coalesce(project.name, customer.name, 'the installation') AS place,
      coalesce(held.expiration_time <= ${now}::timestamptz, false) AS is_expired,
      coalesce(project.is_removed, false) AS is_gone,
      EXISTS (SELECT FROM user_role AS other WHERE other.is_active AND other.user_id = held.user_id
        AND other.role_id = held.role_id AND other.customer_id IS NOT DISTINCT FROM held.customer_id
        AND other.project_id IS NOT DISTINCT FROM held.project_id) AS is_held,
      ${rolesClosedBecause} AS closed,
      held.project_id, customer.id AS customer_id
    FROM jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) AS revoked (id uuid, user_id uuid)
    JOIN user_role AS held USING (id, user_id) JOIN role ON role.id = held.role_id
    LEFT JOIN project ON project.id = held.project_id
    LEFT JOIN customer ON customer.id = coalesce(held.customer_id, project.customer_id) ${projectLife(now)}
    ORDER BY held.id FOR UPDATE OF held`);
}

/** Says of each role whether restrictions keep the person out of its place, or a quota has no room there. A fixed number of statements. */
async function judge(ctx: Ctx, roles: readonly Revoked[]): Promise<Judged[]> {
  const inPlaces = roles.flatMap((role) =>
    role.customer_id === null ? [] : [{ ...role, customerId: role.customer_id }],
  );
  const joiningOf = ({ customerId, project_id, user_id }: (typeof inPlaces)[number]) => ({
    userId: user_id,
    customerId,
    projectId: project_id,
  });
  const denyingLevels = await findDenyingLevels(ctx.db, inPlaces.map(joiningOf));
  const denied = new Set(inPlaces.flatMap(({ id }, at) => ((denyingLevels[at] ?? null) === null ? [] : [id])));
  const returning = inPlaces.filter((role) => isRestorable({ ...role, isDenied: denied.has(role.id), full: null }));
  const quotas = await findFullForPeople(ctx, returning.map(joiningOf));
  const full = new Map(
    quotas.flatMap((quota, at) => (quota === null ? [] : [[returning[at]?.id, quotaExceededMessage(quota)]])),
  );
  return roles.map((role) => ({ ...role, isDenied: denied.has(role.id), full: full.get(role.id) ?? null }));
}

function isRestorable(one: Judged): boolean {
  return findRestoreError(one) === null && !one.is_held;
}

function findRestoreError({ closed, full, is_expired, is_gone, isDenied, name, place }: Judged): string | null {
  if (is_expired) return `The role ${name} in ${place} has expired.`;
  if (is_gone) return `${place}, where they had the role ${name}, was removed.`;
  if (closed !== null) return `The role ${name} in ${place}: ${closed}`;
  if (isDenied) return `The restrictions of ${place} no longer allow the role ${name}.`;
  return full === null ? null : `The role ${name} in ${place}: ${full}`;
}

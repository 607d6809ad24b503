import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** The role of the committee that decides about access. */
export const ACCESS_COMMITTEE = 'ACCESS_COMMITTEE';

/** The condition that a person holds the role of the committee at an instant; staff without it do not. */
export function holdsAccessCommittee(userId: Sql, now: Date): Sql {
  return sql`EXISTS (SELECT FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${userId} AND held.in_installation AND role.name = ${ACCESS_COMMITTEE})`;
}

/** Whether the caller is of the committee: holds its role, or is staff. One statement, none for staff. */
export async function isAccessCommittee({ actor, db, now }: Ctx): Promise<boolean> {
  if (can(actor, 'STAFF')) return true;
  if (actor.kind !== 'person') return false;
  const [found] = await db.$queryRaw<{ holds: boolean }[]>(
    sql`SELECT ${holdsAccessCommittee(sql`${actor.userId}::uuid`, now)} AS holds`,
  );
  return found?.holds ?? false;
}

/** Demands that the caller is of the committee. @throws not_allowed */
export async function requireAccessCommittee(ctx: Ctx): Promise<void> {
  if (!(await isAccessCommittee(ctx))) throw new DomainError('not_allowed');
}

/** Whether the caller reads everything about access: the committee, staff and support. */
export async function readsAllAccess(ctx: Ctx): Promise<boolean> {
  return can(ctx.actor, 'STAFF_OR_SUPPORT') || (await isAccessCommittee(ctx));
}

/** Demands that the caller reads everything about access. @throws not_allowed */
export async function requireAccessReader(ctx: Ctx): Promise<void> {
  if (!(await readsAllAccess(ctx))) throw new DomainError('not_allowed');
}

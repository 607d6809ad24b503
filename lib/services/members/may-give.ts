import { decidesAbout } from '@/lib/auth/decides-about';
import { countsIn, liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Place, PlaceKind } from '@/lib/services/members/place';

/** What is done to the roles of others. */
export type MemberCommand = 'CREATE' | 'UPDATE' | 'DELETE';

/** The permission that it takes, in a project or its customer, or in a customer. */
export function memberPermission(kind: PlaceKind, command: MemberCommand) {
  return kind === 'project' ? (`PROJECT.${command}_PERMISSION` as const) : (`CUSTOMER.${command}_PERMISSION` as const);
}

/**
 * Demands that the caller may give, change or take roles in a place: any at all, or the one named as it is stored.
 * @throws not_allowed
 */
export async function requireMayGive(
  ctx: Ctx,
  { kind, scope }: Pick<Place, 'kind' | 'scope'>,
  command: MemberCommand,
  roleName: string | null = null,
): Promise<void> {
  if (can(ctx.actor, 'STAFF')) return;
  if (ctx.actor.kind !== 'person') throw new DomainError('not_allowed');
  const isAny = roleName === null ? sql`TRUE` : decidesAbout(sql`${roleName}::text`);
  const [found] = await ctx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM ${liveRoles(ctx.now, memberPermission(kind, command))} AS held
    WHERE held.user_id = ${ctx.actor.userId}::uuid AND ${countsIn(scope)} AND ${isAny}`);
  if ((found?.count ?? 0) === 0) throw new DomainError('not_allowed');
}

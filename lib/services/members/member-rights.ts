import { decidesAbout } from '@/lib/auth/decides-about';
import { countsIn, liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { MemberRights } from '@/lib/contracts/members';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { type MemberCommand, memberPermission } from '@/lib/services/members/may-give';
import { type Place, type PlaceRef, readPlace, requireReader } from '@/lib/services/members/place';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';

/** What the caller may do with the members and quotas of a place, by the rules of the calls themselves. @throws not_found */
export async function readMemberRights(ctx: Ctx, ref: PlaceRef): Promise<MemberRights> {
  await requireReader(ctx, ref);
  const place = await readPlace(ctx, ref);
  const [rights] = await ctx.db.$queryRaw<Omit<MemberRights, 'refusal'>[]>(sql`
    SELECT ${rolesFor(ctx, place, 'CREATE')} AS can_add, ${rolesFor(ctx, place, 'UPDATE')} AS can_change,
      ${rolesFor(ctx, place, 'DELETE')} AS can_remove, ${maySetQuotas(ctx, place)} AS can_set_quotas`);
  if (rights === undefined) throw new DomainError('not_found');
  return { ...rights, refusal: refusalOf(place) };
}

/** The roles of this kind of place that a command of the caller may be about, as an array. */
function rolesFor(ctx: Ctx, { kind, scope }: Place, command: MemberCommand): Sql {
  const isAllowed = can(ctx.actor, 'STAFF')
    ? sql`TRUE`
    : sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, memberPermission(kind, command))} AS held
        WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND ${countsIn(scope)} AND ${decidesAbout(sql`role.name`)})`;
  return sql`ARRAY(SELECT ${shownRoleName} FROM role WHERE role.scope_type = ${kind} AND ${isAllowed} ORDER BY role.name)`;
}

function maySetQuotas(ctx: Ctx, { customerId, kind }: Place): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  if (kind === 'customer') return sql`FALSE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, 'CUSTOMER.UPDATE')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = ${customerId}::uuid)`;
}

/** Why a place takes nobody now; null while it does. */
function refusalOf(place: Place): string | null {
  try {
    requireOpenPlace(place);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

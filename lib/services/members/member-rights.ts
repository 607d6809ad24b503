import { decidesAbout } from '@/lib/auth/decides-about';
import { countsIn, liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { MemberRights } from '@/lib/contracts/members/members';
import type { RolePermission } from '@/lib/contracts/members/permissions';
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
      ${rolesFor(ctx, place, 'DELETE')} AS can_remove, ${requestedRoles(ctx, place)} AS can_request,
      ${mayCreateProjects(ctx, place)} AS can_create_projects, ${maySetQuotas(ctx, place)} AS can_set_quotas`);
  if (rights === undefined) throw new DomainError('not_found');
  return { ...rights, refusal: closedReason(place) };
}

/** The roles of this kind of place that a command of the caller may be about, as an array. */
function rolesFor(ctx: Ctx, place: Place, command: MemberCommand): Sql {
  return rolesWhere(place, isAllowed(ctx, place, command));
}

/** Who has any live role in a place asks for the roles that they may not add. */
function requestedRoles(ctx: Ctx, place: Place): Sql {
  const isMember = sql`EXISTS (SELECT FROM ${liveRoles(ctx.now)} AS held WHERE ${heldByCaller(ctx, place)})`;
  return rolesWhere(place, sql`NOT ${isAllowed(ctx, place, 'CREATE')} AND ${isMember}`);
}

function rolesWhere({ kind }: Place, condition: Sql): Sql {
  return sql`ARRAY(SELECT ${shownRoleName} FROM role WHERE role.scope_type = ${kind} AND ${condition} ORDER BY role.name)`;
}

/** The condition that a command of the caller may be about `role`. */
function isAllowed(ctx: Ctx, place: Place, command: MemberCommand): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, memberPermission(place.kind, command))} AS held
    WHERE ${heldByCaller(ctx, place)} AND ${decidesAbout(sql`role.name`)})`;
}

function heldByCaller(ctx: Ctx, { scope }: Place): Sql {
  return sql`held.user_id = ${requirePerson(ctx).userId}::uuid AND ${countsIn(scope)}`;
}

function mayCreateProjects(ctx: Ctx, place: Place): Sql {
  return place.kind === 'customer' ? hasInCustomer(ctx, place, 'PROJECT.CREATE') : sql`FALSE`;
}

function maySetQuotas(ctx: Ctx, place: Place): Sql {
  if (place.kind === 'customer') return can(ctx.actor, 'STAFF') ? sql`TRUE` : sql`FALSE`;
  return hasInCustomer(ctx, place, 'CUSTOMER.UPDATE');
}

/** The condition that the caller has a permission in the customer of a place. */
function hasInCustomer(ctx: Ctx, { customerId }: Place, permission: RolePermission): Sql {
  if (can(ctx.actor, 'STAFF')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, permission)} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = ${customerId}::uuid)`;
}

/** Why a place takes nobody now; null while it does. */
function closedReason(place: Place): string | null {
  try {
    requireOpenPlace(place);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { isSeenPerson } from '@/lib/auth/seen-people';
import type { InputOf } from '@/lib/contracts/operation';
import { type listUsersOperation, staffFilters } from '@/lib/contracts/people/users';
import { fieldError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, equals, hasWords, holds, isAnyOf, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { acquaintanceShape } from '@/lib/services/people/profile-shape';
import { userRow } from '@/lib/services/people/user-row';

type Input = InputOf<typeof listUsersOperation>;

const byName = [ascending(sql`person.full_name`), ascending(sql`person.id`)];
const isActive = sql`person.status = 'active'`;
const known = {
  username: sql`person.username`,
  full_name: sql`person.full_name`,
  email: sql`person.email`,
};
const columns = { ...known, is_active: isActive, is_staff: sql`person.is_staff`, is_support: sql`person.is_support` };
const words = hasWords(sql`concat_ws(' ', person.full_name, person.email, person.username)`);

function filters({ now }: Ctx): Conditions<Input> {
  const holdsRoleIn = (place: Sql) => (id: string) =>
    sql`EXISTS (
    SELECT FROM ${liveRoles(now)} AS held WHERE held.user_id = person.id AND ${place} = ${id}::uuid)`;
  return {
    username: equals(sql`person.username`),
    username_list: (names) => isAnyOf(sql`person.username`)(names.split(',').map((name) => name.trim())),
    full_name: contains(sql`person.full_name`),
    email: contains(sql`person.email`),
    query: words,
    q: words,
    customer_uuid: holdsRoleIn(sql`held.customer_id`),
    project_uuid: holdsRoleIn(sql`held.project_id`),
    status: equals(sql`person.status`),
    is_active: holds(isActive),
    is_staff: equals(sql`person.is_staff`),
    is_support: equals(sql`person.is_support`),
    date_joined: (at) => sql`person.created >= ${at}::timestamptz`,
    modified: (at) => sql`person.modified >= ${at}::timestamptz`,
  };
}

/**
 * The people that the caller sees, by name unless asked otherwise: everybody for staff and support, and for others those with
 * whom they share an organisation or a project. One statement.
 * @throws validation_failed when others filter or sort by what they do not see of people
 */
export function listUsers(ctx: Ctx, input: Input) {
  const isStaff = can(ctx.actor, 'STAFF_OR_SUPPORT');
  if (!isStaff) rejectHidden(input);
  const condition = matchesAll(input, filters(ctx), isSeenPerson(ctx, sql`person.id`));
  const order = requestedOrder(input.o, columns, byName);
  const isSearched = input.q !== undefined || input.query !== undefined;
  return listRows(ctx.db, isStaff ? userRow : acquaintanceShape, { condition, order, isSearched }, input);
}

function rejectHidden(input: Input): void {
  const filter = staffFilters.find((name) => Reflect.get(input, name) !== undefined);
  if (filter !== undefined) throw fieldError(filter, 'Only staff and support can filter by this.');
  const hidden = input.o?.find(({ field }) => !Object.hasOwn(known, field));
  if (hidden !== undefined) throw fieldError('o', `Only staff and support can sort by ${hidden.field}.`);
}

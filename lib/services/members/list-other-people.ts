import { liveRoles } from '@/lib/auth/live-roles';
import { isSeenPerson } from '@/lib/auth/seen-people';
import type { listOtherUsersOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { type Conditions, contains, hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { isHeldIn, type PlaceKind, requireReader } from '@/lib/services/members/place';
import { acquaintanceShape } from '@/lib/services/people/profile-shape';

type Input = InputOf<typeof listOtherUsersOperation>;

const shape = {
  ...acquaintanceShape,
  json: sql`(${acquaintanceShape.json} || jsonb_build_object('native_name', '', 'image', NULL))`,
};

const name = sql`concat_ws(' ', nullif(person.full_name, ''), person.username)`;
const columns = { concatenated_name: name };
const byName = [ascending(name), ascending(sql`person.id`)];

const filters: Conditions<Omit<Input, 'uuid'>> = {
  username: contains(sql`person.username`),
  full_name: contains(sql`person.full_name`),
  email: contains(sql`person.email`),
  query: hasWords(sql`concat_ws(' ', person.full_name, person.username, person.email)`),
};

/** Active people whom the caller sees and who have no role in a place itself, by name. @throws not_found */
export async function listOtherPeople(ctx: Ctx, kind: PlaceKind, { uuid, ...input }: Input) {
  const place = { kind, uuid };
  await requireReader(ctx, place);
  const isElsewhere = sql`person.status = 'active' AND NOT person.is_service_account AND NOT EXISTS (
    SELECT FROM ${liveRoles(ctx.now)} AS held WHERE held.user_id = person.id AND ${isHeldIn(place)})`;
  const condition = matchesAll(input, filters, isElsewhere, isSeenPerson(ctx, sql`person.id`));
  const order = requestedOrder(input.o, columns, byName);
  return listRows(ctx.db, shape, { condition, order, isSearched: input.query !== undefined }, input);
}

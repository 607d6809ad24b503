import { z } from 'zod';
import { isLive } from '@/lib/auth/live-roles';
import { type listProjectMembersOperation, type Member, member } from '@/lib/contracts/members';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, hasWords, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { shownRoleName } from '@/lib/db/role-name';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { type PlaceKind, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { findRefusals } from '@/lib/services/restrictions/find-refusals';

type Input = InputOf<typeof listProjectMembersOperation>;

const memberRow: RowShape = {
  id: sql`held.id`,
  tables: sql`user_role AS held JOIN role ON role.id = held.role_id JOIN user_account AS person ON person.id = held.user_id`,
  joins: sql`LEFT JOIN user_account AS granter ON granter.id = held.created_by_id`,
  json: sql`(jsonb_build_object('uuid', held.id, 'created', held.created, 'expiration_time', held.expiration_time,
    'role_name', ${shownRoleName}, 'role_uuid', role.id, 'user_uuid', person.id, 'user_email', person.email,
    'user_full_name', person.full_name, 'user_username', person.username, 'user_image', NULL,
    'created_by_full_name', coalesce(granter.full_name, ''))
    || CASE WHEN granter.id IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('created_by_uuid', granter.id) END)`,
};

const columns = {
  created: sql`held.created`,
  email: sql`person.email`,
  expiration_time: sql`held.expiration_time`,
  full_name: sql`person.full_name`,
  native_name: sql`''`,
  role: sql`role.name`,
  username: sql`person.username`,
};
const byUsername = [ascending(sql`person.username`), ascending(sql`held.id`)];

const filters: Conditions<Omit<Input, 'uuid' | 'meets_restrictions'>> = {
  user: isId(sql`held.user_id`),
  username: contains(sql`person.username`),
  full_name: contains(sql`person.full_name`),
  native_name: contains(sql`''`),
  role: (roles) => sql`(role.name = ANY(${roles}::text[]) OR role.id::text = ANY(${roles}::text[]))`,
  search_string: hasWords(sql`concat_ws(' ', person.full_name, person.username, person.email)`),
};

const foundMembers = z.array(member.omit({ meets_restrictions: true }));

/**
 * Who holds a role in a place that the caller reads, a row per role, by username unless asked otherwise. A fixed number of
 * statements. @throws not_found
 */
export async function listMembers(ctx: Ctx, kind: PlaceKind, { meets_restrictions, uuid, ...input }: Input) {
  const place = { kind, uuid };
  await requireReader(ctx, place);
  const isMeant =
    meets_restrictions === undefined
      ? sql`TRUE`
      : sql`(held.user_id = ANY(${[...(await findRefused(ctx, place, null))]}::uuid[])) <> ${meets_restrictions}`;
  const selected = {
    condition: matchesAll(input, filters, isMember(ctx, place), isMeant),
    order: requestedOrder(input.o, columns, byUsername),
    isSearched: input.search_string !== undefined,
  };
  const { json, next, total } = await listRows(ctx.db, memberRow, selected, input);
  const members = foundMembers.parse(JSON.parse(json));
  const refused = await findRefused(
    ctx,
    place,
    members.map(({ user_uuid }) => user_uuid),
  );
  const rows: Member[] = members.map((one) => ({ ...one, meets_restrictions: !refused.has(one.user_uuid) }));
  return { rows, total, next };
}

function isMember({ now }: Ctx, { kind, uuid }: PlaceRef): Sql {
  const isThere = kind === 'project' ? sql`held.project_id = ${uuid}::uuid` : sql`held.customer_id = ${uuid}::uuid`;
  return sql`${isThere} AND ${isLive(sql`held`, now)}`;
}

/** Whom of these people, or of all members, the restrictions of a place would keep out today. Three statements. */
async function findRefused(ctx: Ctx, place: PlaceRef, among: readonly string[] | null): Promise<Set<string>> {
  const isAmong = among === null ? sql`TRUE` : sql`held.user_id = ANY(${[...among]}::uuid[])`;
  const people = await ctx.db.$queryRaw<{ userId: string; customerId: string; projectId: string | null }[]>(sql`
    SELECT DISTINCT held.user_id AS "userId", coalesce(held.customer_id, project.customer_id) AS "customerId",
      held.project_id AS "projectId"
    FROM user_role AS held LEFT JOIN project ON project.id = held.project_id
    WHERE ${isMember(ctx, place)} AND ${isAmong}`);
  const refusals = await findRefusals(ctx.db, people);
  return new Set(people.flatMap(({ userId }, at) => ((refusals[at] ?? null) === null ? [] : [userId])));
}

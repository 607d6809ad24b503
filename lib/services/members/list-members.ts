import { z } from 'zod';
import { isLive } from '@/lib/auth/live-roles';
import { type listProjectMembersOperation, type Member, member } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import { type Db, type Sql, sql } from '@/lib/db/client';
import { type Conditions, contains, hasWords, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { shownRoleName } from '@/lib/db/role-name';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { isHeldIn, type PlaceKind, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';
import { findLists } from '@/lib/services/restrictions/find-lists';
import { isOpen } from '@/lib/services/restrictions/judge-level';

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

/** The same of a place that lets everybody in. */
const freeRow: RowShape = {
  ...memberRow,
  json: sql`(${memberRow.json} || '{"meets_restrictions": true}'::jsonb)`,
};

const foundMembers = z.array(member.omit({ meets_restrictions: true }));

/**
 * Who holds a role in a place that the caller reads, a row per role, by username unless asked otherwise. A fixed number of
 * statements. @throws not_found
 */
export async function listMembers(ctx: Ctx, kind: PlaceKind, { meets_restrictions, uuid, ...input }: Input) {
  const ref = { kind, uuid };
  await requireReader(ctx, ref);
  const place = await findRestricted(ctx, ref);
  const selected = {
    condition: matchesAll(input, filters, isMember(ctx, ref), await isMeant(ctx, place, meets_restrictions)),
    order: requestedOrder(input.o, columns, byUsername),
    isSearched: input.search_string !== undefined,
  };
  if (place.isFree) return listRows(ctx.db, freeRow, selected, input);
  const { json, next, total } = await listRows(ctx.db, memberRow, selected, input);
  const members = foundMembers.parse(JSON.parse(json));
  const denied = await findDenied(
    ctx.db,
    place,
    members.map(({ user_uuid }) => user_uuid),
  );
  const rows: Member[] = members.map((one) => ({ ...one, meets_restrictions: !denied.has(one.user_uuid) }));
  return { rows, total, next };
}

function isMember({ now }: Ctx, place: PlaceRef): Sql {
  return sql`${isHeldIn(place)} AND ${isLive(sql`held`, now)}`;
}

/** A place by whom it lets in. */
type Restricted = PlaceRef & {
  customerId: string;
  projectId: string | null;
  /** It lets everybody in. */
  isFree: boolean;
};

/** Two statements, or one for a customer. */
async function findRestricted({ db }: Ctx, ref: PlaceRef): Promise<Restricted> {
  const projectId = ref.kind === 'project' ? ref.uuid : null;
  const customerId = projectId === null ? ref.uuid : await customerOf(db, projectId);
  const { customers, projects } = await findLists(db, [customerId], projectId === null ? [] : [projectId]);
  return { ...ref, customerId, projectId, isFree: [...customers.values(), ...projects.values()].every(isOpen) };
}

async function customerOf(db: Db, projectId: string): Promise<string> {
  const project = await db.project.findUniqueOrThrow({ where: { id: projectId }, select: { customer_id: true } });
  return project.customer_id;
}

/** The condition that the restrictions would let the person of a role in today, or would not, where that is asked. */
async function isMeant(ctx: Ctx, place: Restricted, isAllowed: boolean | undefined): Promise<Sql> {
  if (isAllowed === undefined) return sql`TRUE`;
  if (place.isFree) return sql`${isAllowed}`;
  const held = await ctx.db.$queryRaw<{ user_id: string }[]>(sql`
    SELECT DISTINCT held.user_id FROM user_role AS held WHERE ${isMember(ctx, place)}`);
  const denied = await findDenied(
    ctx.db,
    place,
    held.map(({ user_id }) => user_id),
  );
  return sql`(held.user_id = ANY(${[...denied]}::uuid[])) <> ${isAllowed}`;
}

/** Whom of these people the restrictions of a place would keep out today. Two statements. */
async function findDenied(db: Db, place: Restricted, userIds: readonly string[]): Promise<Set<string>> {
  const { customerId, projectId } = place;
  const people = [...new Set(userIds)];
  const denyingLevels = await findDenyingLevels(
    db,
    people.map((userId) => ({ userId, customerId, projectId })),
  );
  return new Set(people.filter((_userId, at) => (denyingLevels[at] ?? null) !== null));
}

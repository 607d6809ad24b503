import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type Addition, firstFull, type PlaceQuota, presenceOf } from '@/lib/services/quotas/first-full';
import {
  customerResourcesCount,
  peopleOfCustomer,
  peopleOfProject,
  projectsCount,
  projectUsersCount,
  resourcesCount,
  usersCount,
} from '@/lib/services/quotas/usage';

type Db = Pick<Ctx, 'db' | 'now'>;

/** Somebody who is to get a role, in a customer or in a project of it. */
export type Joining = { userId: string; customerId: string; projectId: string | null };

/**
 * Of many people who are to join places, taken in their order, the quota that has no room for each; null where there is room.
 * Service accounts take none. Two statements, one where nothing is limited. The places are held (`holdLimited`).
 */
export async function findFullForPeople(ctx: Db, joinings: readonly Joining[]): Promise<(PlaceQuota | null)[]> {
  const quotas = await findLimited(ctx, placesOf(joinings), {
    name: 'nc_user_count',
    project: [sql`project.max_users`, projectUsersCount(ctx.now)],
    customer: [sql`customer.max_users`, usersCount(ctx.now)],
  });
  if (quotas.length === 0) return joinings.map(() => null);
  const userIds = [...new Set(joinings.map(({ userId }) => userId))];
  const present = await findPresent(ctx, quotas, userIds);
  const additions = joinings.map((one) => ({ places: placesOf([one]), person: one.userId }));
  return firstFull(quotas, additions, present);
}

/** The same of resources. One statement. */
export async function findFullForResources(ctx: Db, additions: readonly Addition[]): Promise<(PlaceQuota | null)[]> {
  const places = additions.flatMap((one) => one.places);
  const quotas = await findLimited(ctx, places, {
    name: 'nc_resource_count',
    project: [sql`project.max_resources`, resourcesCount],
    customer: [sql`customer.max_resources`, customerResourcesCount],
  });
  return firstFull(quotas, additions);
}

/** The same of projects. One statement. */
export async function findFullForProjects(ctx: Db, additions: readonly Addition[]): Promise<(PlaceQuota | null)[]> {
  const places = additions.flatMap((one) => one.places);
  const customer = [sql`customer.max_projects`, projectsCount] as const;
  return firstFull(await findLimited(ctx, places, { name: 'nc_project_count', customer }), additions);
}

function placesOf(joinings: readonly Joining[]): string[] {
  return joinings.flatMap(({ customerId, projectId }) => [...(projectId === null ? [] : [projectId]), customerId]);
}

type Counted = readonly [limit: Sql, usage: Sql];
type Asked = { name: PlaceQuota['name']; project?: Counted; customer: Counted };

/** Those places that limit something, with what they count now. */
async function findLimited(
  { db }: Db,
  placeIds: readonly string[],
  { customer, name, project }: Asked,
): Promise<PlaceQuota[]> {
  if (placeIds.length === 0) return [];
  const these = sql`ANY(${[...new Set(placeIds)]}::uuid[])`;
  const of = (level: 'project' | 'customer', table: Sql, [limit, usage]: Counted) => sql`
    SELECT ${table}.id, ${level} AS level, ${name} AS name, ${limit} AS "limit", ${usage} AS usage, 1 AS needed
    FROM ${table} WHERE ${table}.id = ${these} AND ${limit} IS NOT NULL`;
  const ofProjects = project === undefined ? sql`` : sql`${of('project', sql`project`, project)} UNION ALL`;
  return db.$queryRaw<PlaceQuota[]>(
    sql`${ofProjects} ${of('customer', sql`customer`, customer)} ORDER BY level DESC, id`,
  );
}

/** Who of these people counts in these places already; service accounts count as if they did. */
async function findPresent(
  { db, now }: Db,
  quotas: readonly PlaceQuota[],
  userIds: readonly string[],
): Promise<Set<string>> {
  const places = sql`ANY(${quotas.map(({ id }) => id)}::uuid[])`;
  const people = sql`ANY(${[...userIds]}::uuid[])`;
  const rows = await db.$queryRaw<{ place: string; person: string }[]>(sql`
    SELECT project.id AS place, here.user_id AS person FROM project CROSS JOIN LATERAL ${peopleOfProject(now)} AS here
    WHERE project.id = ${places} AND here.user_id = ${people}
    UNION ALL
    SELECT customer.id, here.user_id FROM customer CROSS JOIN LATERAL ${peopleOfCustomer(now)} AS here
    WHERE customer.id = ${places} AND here.user_id = ${people}
    UNION ALL
    SELECT place.id, robot.id FROM user_account AS robot CROSS JOIN unnest(${quotas.map(({ id }) => id)}::uuid[]) AS place (id)
    WHERE robot.id = ${people} AND robot.is_service_account`);
  return new Set(rows.map(({ person, place }) => presenceOf(place, person)));
}

import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { addFactRows, type Facts, factRows, planForMany } from '@/lib/plugins/providers/desired-actions';
import { factColumns } from '@/lib/plugins/providers/fact-columns';
import { isAllowed } from '@/lib/plugins/providers/is-allowed';
import { type PlaceRule, peopleWithAccess, placeOf } from '@/lib/plugins/providers/people-with-access';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';

/** Finds facts of places that meet `inScopes`, which starts with AND and narrows `project`, or `customer` by the rule `customer`. */
type FindFacts = (inScopes: Sql) => Facts;

/**
 * Collects for a provider with one query for everybody: its query finds the facts, its access rule the people. At most two statements.
 * @param find gives each fact its `owner` where the rule is `own`
 */
export async function collectByAccess(
  ctx: Ctx,
  { access }: Pick<ActionProvider, 'access'>,
  scope: RefreshScope,
  find: FindFacts,
): Promise<void> {
  if (access.through === 'own') return collectForOwners(ctx, access, scope, find(empty));
  if (access.except !== undefined) return collectByObject(ctx, access, scope, find);
  return collectByPlace(ctx, access, scope, find);
}

/** The narrower side comes first and narrows the other; where it is empty, nothing is wanted. */
async function collectByPlace(ctx: Ctx, access: PlaceRule, scope: RefreshScope, find: FindFacts): Promise<void> {
  const place = placeOf(access);
  const addFacts = (inScopes: Sql) => ctx.db.$executeRaw(addFactRows(factRows(place, find(inScopes))));
  const addPeople = (inScopes: Sql) =>
    ctx.db.$executeRaw(
      sql`INSERT INTO desired_user (user_id, place) ${peopleWithAccess(access, scope, ctx.now, inScopes)}`,
    );
  if (scope.userIds === undefined) {
    const found = await addFacts(empty);
    await planForMany(ctx, found);
    const inPlaces = scope.objectIds === undefined ? empty : sql`AND ${place} IN (SELECT place FROM desired_action)`;
    if (found > 0) await addPeople(inPlaces);
  } else {
    const found = await addPeople(empty);
    await planForMany(ctx, found);
    if (found > 0) await addFacts(sql`AND ${place} IN (SELECT place FROM desired_user)`);
  }
}

/** Whom a rule leaves out differs from object to object, so each object is a place of its own. */
async function collectByObject(ctx: Ctx, access: PlaceRule, scope: RefreshScope, find: FindFacts): Promise<void> {
  const place = placeOf(access);
  const people = peopleWithAccess(access, scope, ctx.now, empty);
  const inScopes =
    scope.userIds === undefined ? empty : sql`AND ${place} IN (SELECT reached.place FROM (${people}) AS reached)`;
  const facts = find(inScopes);
  const found = await ctx.db.$executeRaw(addFactRows(factRows(facts.object, facts)));
  if (found === 0) return;
  await planForMany(ctx, found);
  await ctx.db.$executeRaw(sql`
    INSERT INTO desired_user (user_id, place)
    SELECT pair.user_id, pair.object_id FROM (
      SELECT reached.user_id, fact.object_id, fact.project_id, fact.customer_id
      FROM desired_action AS fact JOIN (${people}) AS reached ON reached.place = ${placeOfFact(access)}) AS pair
    WHERE ${access.except === undefined ? sql`true` : sql`NOT ${access.except(sql`pair`)}`}`);
}

function placeOfFact(access: PlaceRule): Sql {
  if (access.through === 'installation') return placeOf(access);
  return access.through === 'customer' ? sql`fact.customer_id` : sql`fact.project_id`;
}

/** Each fact is its owner's alone, so the owner's id is its place. */
async function collectForOwners(
  ctx: Ctx,
  access: ActionProvider['access'],
  { userIds }: RefreshScope,
  facts: Facts,
): Promise<void> {
  if (facts.owner === undefined) throw new Error('A fact of a provider with the access rule own names its owner.');
  const ofScope = userIds === undefined ? empty : sql`AND owned.user_id = ANY(${userIds}::uuid[])`;
  const found = await ctx.db.$executeRaw(
    addFactRows(sql`
      SELECT owned.place, owned.object_id, ${factColumns}
      FROM (SELECT found.*, found.place AS user_id FROM (${factRows(facts.owner, facts)}) AS found) AS owned
      WHERE ${isAllowed(access, sql`owned`, ctx.now)} ${ofScope}`),
  );
  if (found === 0) return;
  await ctx.db.$executeRaw(
    sql`INSERT INTO desired_user (user_id, place) SELECT DISTINCT place, place FROM desired_action`,
  );
}

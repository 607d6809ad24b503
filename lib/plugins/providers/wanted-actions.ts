import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { peopleWithAccess } from '@/lib/plugins/providers/people-with-access';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';

/**
 * What a provider wants is kept in two temporary tables: facts, one row per object however many people it concerns, and
 * people, each by the place that makes a fact theirs. Joined by place they are the wanted actions.
 */
export const wantedActions: Sql = sql`(wanted_fact AS fact JOIN wanted_person AS person ON person.place = fact.place)`;

/** What a fact says, in the order in which providers select it, after its place and its object. */
export const factColumns = sql`
  title, description, urgency_rank, due_date, evidence, route_name, route_params, related_object_name,
  project_id, project_name, customer_id, customer_name, offering_id, offering_name, offering_type,
  resource_id, resource_name, order_type`;

/** What a fact says as lists show it, from the columns of a fact or of user_action: made once when it is written. */
export const saidJson = sql`(SELECT row_to_json(wire) FROM (SELECT
  title, related_object_name, route_name, route_params, project_name, project_id AS project_uuid,
  customer_name AS organization_name, customer_id AS organization_uuid, offering_name, offering_id AS offering_uuid,
  offering_type, resource_name, resource_id AS resource_uuid, order_type, evidence) AS wire)`;

/** Adds facts; `facts` selects place, object_id and the fact columns. */
export function addFacts(facts: Sql): Sql {
  return sql`
    INSERT INTO wanted_fact (place, object_id, ${factColumns}, said)
    SELECT place, object_id, ${factColumns}, ${saidJson} FROM (${facts}) AS fact (place, object_id, ${factColumns})`;
}

/** The transaction that writes, as `decided_in` keeps it. */
export const thisTransaction: Sql = sql`(SELECT pg_current_xact_id()::text::bigint)`;

/**
 * The condition that user_action `action` was last decided about before the facts were collected, or by this transaction.
 * What another transaction decided meanwhile it decided from newer facts: it stays.
 */
export const isAsSeen: Sql = sql`(action.decided_in = ${thisTransaction}
  OR pg_visible_in_snapshot(action.decided_in::text::xid8, (SELECT current_setting('heed.seen')::pg_snapshot)))`;

/** Makes the temporary tables of one connection, empty at the start of every transaction and provider, and notes what it sees. */
export async function openWantedActions(ctx: Ctx): Promise<void> {
  await ctx.db.$executeRaw(sql`
    CREATE TEMPORARY TABLE IF NOT EXISTS wanted_fact (
      place uuid NOT NULL, object_id uuid NOT NULL, title text NOT NULL, description text NOT NULL,
      urgency_rank smallint NOT NULL, due_date timestamptz(3), evidence jsonb NOT NULL,
      route_name text NOT NULL, route_params jsonb NOT NULL, related_object_name text NOT NULL,
      project_id uuid, project_name text NOT NULL, customer_id uuid, customer_name text NOT NULL,
      offering_id uuid, offering_name text NOT NULL, offering_type text NOT NULL,
      resource_id uuid, resource_name text NOT NULL, order_type text NOT NULL, said json NOT NULL,
      said_hash bigint GENERATED ALWAYS AS (hash_record_extended(ROW(${factColumns}), 0)) STORED
    ) ON COMMIT DELETE ROWS`);
  await ctx.db.$executeRaw(sql`CREATE INDEX IF NOT EXISTS wanted_fact_place ON wanted_fact (place)`);
  await ctx.db.$executeRaw(sql`
    CREATE TEMPORARY TABLE IF NOT EXISTS wanted_person (user_id uuid NOT NULL, place uuid NOT NULL) ON COMMIT DELETE ROWS`);
  await ctx.db.$executeRaw(sql`DELETE FROM wanted_fact`);
  await ctx.db.$executeRaw(sql`DELETE FROM wanted_person`);
  await ctx.db.$executeRaw(sql`SELECT set_config('heed.seen', pg_current_snapshot()::text, true)`);
}

/**
 * Collects for a provider whose actions belong to projects: its query finds the facts, its access rule the people.
 * The narrower side comes first and narrows the other. Two statements.
 * @param facts selects place (the project), object_id and the fact columns, of project rows that meet `ofPlaces`.
 */
export async function collectByProject(
  ctx: Ctx,
  { access }: Pick<ActionProvider, 'access'>,
  scope: RefreshScope,
  facts: (ofPlaces: Sql) => Sql,
): Promise<void> {
  const addFactsOf = (ofPlaces: Sql) => ctx.db.$executeRaw(addFacts(facts(ofPlaces)));
  const addPeople = (ofPlaces: Sql) =>
    ctx.db.$executeRaw(
      sql`INSERT INTO wanted_person (user_id, place) ${peopleWithAccess(access, scope, ctx.now, ofPlaces)}`,
    );
  if (scope.userIds === undefined) {
    await addFactsOf(empty);
    await addPeople(scope.objectIds === undefined ? empty : sql`AND project.id IN (SELECT place FROM wanted_fact)`);
  } else {
    await addPeople(empty);
    await addFactsOf(sql`AND project.id IN (SELECT place FROM wanted_person)`);
  }
}

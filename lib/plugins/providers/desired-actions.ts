import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import {
  type FactValues,
  factColumns,
  factDefinitions,
  factValues,
  snapshotJson,
} from '@/lib/plugins/providers/fact-columns';

/**
 * What a provider wants is kept in two temporary tables: facts, one row per object however many people it concerns, and
 * people, each by the place that makes a fact theirs. Joined by place they are the wanted actions.
 */
export const desiredActions: Sql = sql`(desired_action AS fact JOIN desired_user AS person ON person.place = fact.place)`;

/** Objects that need somebody: which, what the facts say about them, and the tables that both speak of. */
export type Facts = {
  /** The common table expressions of `from`, starting with WITH. */
  with?: Sql;
  /** The id of the object. */
  object: Sql;
  says: FactValues;
  /** What follows FROM. */
  from: Sql;
  /** The id of the person to whom the object belongs, for the access rule `own`. */
  owner?: Sql;
};

/** Facts as a query of rows that name their place, object and columns. @param place an expression over the tables of `from` */
export function factRows(place: Sql, facts: Facts): Sql {
  return sql`
    ${facts.with ?? empty}
    SELECT ${place} AS place, ${facts.object} AS object_id, ${factValues(facts.says)} FROM ${facts.from}`;
}

/** Adds the rows of a query that names place, object_id and each of the fact columns. */
export function addFactRows(rows: Sql): Sql {
  return sql`
    INSERT INTO desired_action (place, object_id, ${factColumns}, said)
    SELECT place, object_id, ${factColumns}, ${snapshotJson} FROM (${rows}) AS fact`;
}

/** The transaction that writes, as `decided_in` keeps it. */
export const thisTransaction: Sql = sql`(SELECT pg_current_xact_id()::text::bigint)`;

/**
 * The condition that user_action `action` was last decided about before the facts were collected, or by this transaction.
 * What another transaction decided meanwhile it decided from newer facts: it stays.
 */
export const isAsSeen: Sql = sql`(action.decided_in = ${thisTransaction}
  OR pg_visible_in_snapshot(action.decided_in::text::xid8, (SELECT current_setting('heed.seen')::pg_snapshot)))`;

const definitions = sql`
  CREATE TEMPORARY TABLE desired_action (
    place uuid NOT NULL, object_id uuid NOT NULL, ${factDefinitions}, said json NOT NULL,
    said_hash bigint GENERATED ALWAYS AS (hash_record_extended(ROW(${factColumns}), 0)) STORED
  );
  CREATE INDEX wanted_fact_place ON desired_action (place);
  CREATE TEMPORARY TABLE desired_user (user_id uuid NOT NULL, place uuid NOT NULL);`;

/**
 * Makes the temporary tables of one connection, empty for each provider, and notes what the transaction sees. They are not
 * emptied by commits, which would have every statement about them planned anew: `closeDesiredActions` does it. One statement.
 */
export async function openDesiredActions({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT empty_wanted_actions(${definitions.sql})`);
}

/** Leaves nothing of what was wanted behind on the connection. One statement. */
export async function closeDesiredActions({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT empty_wanted_actions()`);
}

/** A plan made when the tables held less than this many rows is good for as many again. */
const MOST_ROWS_UNPLANNED = 1_000;

/** Has the rest of the transaction planned for the rows that were found, where they are many. One statement, or none. */
export async function planForMany({ db }: Ctx, rows: number): Promise<void> {
  if (rows > MOST_ROWS_UNPLANNED) await db.$executeRaw(sql`SET LOCAL plan_cache_mode = force_custom_plan`);
}

import { type Sql, sql } from '@/lib/db/client';

/** Occurrences are kept per so many minutes. */
export const BUCKET_MINUTES = 5;
/** What one alert keeps of stores and of systems. */
const MOST_AFFECTED = 1_000;

/** What is counted on an alert, as SQL: how often it was reported, when last, and what it affects by that. */
type CountedReport = { count: Sql; at: Sql; stores: Sql; numericStores: Sql; systems: Sql };

/**
 * What a report does to an alert that is known, as the assignments of an update: the same whichever statement counts it.
 * @param known the row of platform_alert as it was
 */
export function countedColumns(known: Sql, { count, at, stores, numericStores, systems }: CountedReport): Sql {
  return sql`
    occurrence_count = ${known}.occurrence_count + ${count},
    last_occurred_at = greatest(${known}.last_occurred_at, ${at}),
    numeric_stores = ${union(sql`${known}.numeric_stores`, newNames(sql`${known}.affected_stores`, numericStores))},
    affected_stores = ${union(sql`${known}.affected_stores`, stores)},
    affected_systems = ${union(sql`${known}.affected_systems`, systems)}`;
}

/** Adds occurrences to their buckets. @param counts selects alert, bucket and count, each pair once, in their order */
export function addOccurrences(counts: Sql): Sql {
  return sql`
    INSERT INTO alert_occurrence AS known (alert_id, from_at, count) ${counts}
    ON CONFLICT (alert_id, from_at) DO UPDATE SET count = known.count + excluded.count`;
}

/** The beginning of the bucket that an instant falls into. */
export function bucketOf(instant: Sql, minutes: number = BUCKET_MINUTES): Sql {
  return sql`date_bin(make_interval(mins => ${minutes}::int), ${instant}, 'epoch'::timestamptz)`;
}

/** A store that is known stays as it was first given. */
function newNames(known: Sql, more: Sql): Sql {
  return sql`ARRAY(SELECT name FROM unnest(${more}) AS name WHERE name <> ALL(${known}))`;
}

/** Two arrays as one set, in order; the first as it is when the second adds nothing. */
function union(known: Sql, more: Sql): Sql {
  return sql`CASE WHEN ${known} @> ${more} THEN ${known}
    ELSE ARRAY(SELECT DISTINCT name FROM unnest(${known} || ${more}) AS name ORDER BY name LIMIT ${MOST_AFFECTED}) END`;
}

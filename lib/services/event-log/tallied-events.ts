import { eventTypes } from '@/lib/contracts/event-log';
import type { listEventsOperation } from '@/lib/contracts/events';
import type { InputOf } from '@/lib/contracts/operation';
import { type Db, type Sql, sql } from '@/lib/db/client';
import { type Conditions, isAnyOf, matchesAll } from '@/lib/db/conditions';
import { patternOf } from '@/lib/db/matches-words';

type Filters = InputOf<typeof listEventsOperation>;
type OfTypes = Pick<Filters, 'event_type' | 'feature'>;

/** The filters that the tallies of events can answer. */
export const talliedFilters: ReadonlySet<string> = new Set<keyof Filters>(['event_type', 'feature', 'message']);

/** Above this, reading events in their order until a page is full is faster than looking up what they say. */
const MOST_LOOKED_UP = 5_000;

/** The filters by type, over a column that holds one. */
export function isOfType(column: Sql): Conditions<OfTypes> {
  const isType = isAnyOf(column);
  return {
    event_type: isType,
    feature: (features) => isType(features.flatMap((feature) => eventTypes[feature])),
  };
}

/** How many events there are of these types, without reading them. */
export function countOfTypes(filters: OfTypes): Sql {
  return sql`SELECT coalesce(sum(count), 0)::int FROM event_tally WHERE ${matchesAll(filters, isOfType(sql`event_type`))}`;
}

/**
 * How many events of these types contain a text, without reading them, and the condition that an `event` does where that
 * is faster than searching: null where many do. One statement.
 */
export async function countWithText(
  db: Db,
  { message, ...filters }: OfTypes & { message: string },
): Promise<{ total: number; hasText: Sql | null }> {
  const isFound = sql`message LIKE lower(${patternOf(message)})`;
  // Each row counts at least one event, so all keys are within the limit where the total is.
  const [found] = await db.$queryRaw<{ total: number; keys: string[] | null }[]>(sql`
    SELECT coalesce(sum(count), 0)::int AS total, CASE WHEN coalesce(sum(count), 0) <= ${MOST_LOOKED_UP}
      THEN coalesce(array_agg(md5(message)) FILTER (WHERE place <= ${MOST_LOOKED_UP}), '{}') END AS keys
    FROM (SELECT message, count, row_number() OVER () AS place
      FROM event_message WHERE ${matchesAll(filters, isOfType(sql`event_type`), isFound)}) AS matching`);
  const { keys, total } = found ?? { keys: [], total: 0 };
  return { total, hasText: keys === null ? null : sql`md5(lower(event.message)) = ANY(${keys}::text[])` };
}

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
  const condition = matchesAll(filters, isOfType(sql`event_type`), sql`message LIKE lower(${patternOf(message)})`);
  const [found] = await db.$queryRaw<{ total: number; keys: string[] | null }[]>(sql`
    WITH first AS MATERIALIZED (
        SELECT message, count FROM event_message WHERE ${condition} LIMIT ${MOST_LOOKED_UP + 1}),
      known AS (SELECT count(*) <= ${MOST_LOOKED_UP} AS is_all FROM first)
    SELECT coalesce(CASE WHEN is_all THEN (SELECT sum(count) FROM first)
        ELSE (SELECT sum(count) FROM event_message WHERE ${condition}) END, 0)::int AS total,
      CASE WHEN is_all THEN ARRAY(SELECT md5(message) FROM first) END AS keys
    FROM known`);
  const { keys, total } = found ?? { keys: [], total: 0 };
  const isRare = keys !== null && total <= MOST_LOOKED_UP;
  return { total, hasText: isRare ? sql`md5(lower(event.message)) = ANY(${keys}::text[])` : null };
}

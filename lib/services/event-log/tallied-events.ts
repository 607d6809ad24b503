import { eventTypes } from '@/lib/contracts/history/event-log';
import type { listEventsOperation } from '@/lib/contracts/history/events';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, isAnyOf, matchesAll } from '@/lib/db/conditions';

type Filters = InputOf<typeof listEventsOperation>;
type OfTypes = Pick<Filters, 'event_type' | 'feature'>;

/** The filters that the tallies of events can answer. */
export const talliedFilters: ReadonlySet<string> = new Set<keyof Filters>(['event_type', 'feature']);

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

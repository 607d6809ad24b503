import { MOST_AT_ONCE } from '@/lib/core/events';
import { sql } from '@/lib/db/client';

/** The ids of the objects whose actions are computed again; null for all objects, where there are too many. */
export function fewOrAll(ids: readonly string[]): readonly string[] | null {
  return ids.length > MOST_AT_ONCE ? null : ids;
}

/** Limits a query to what tells whether there are too many. */
export const fewAndOne = sql`LIMIT ${MOST_AT_ONCE + 1}`;

import { type Sql, sql } from '@/lib/db/client';
import { verbatim } from '@/lib/db/verbatim';

/**
 * An array to unnest in a statement that is asked all the time, whose length the planner does not see. Seeing that it is short
 * the planner would take every plan for cheaper than one that serves any length, and make one for each call: of a request's
 * authentication that is three quarters of the cost.
 */
export function arrayOf<Item>(
  type: 'text' | 'uuid' | 'timestamptz',
  items: readonly Item[],
  pick: (item: Item) => string | null,
): Sql {
  return sql`(SELECT ${items.map(pick)}::${verbatim(`${type}[]`)})`;
}

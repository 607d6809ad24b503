import type { z } from 'zod';
import { isRepeatable } from '@/lib/contracts/is-repeatable';

/** The query of a list as its operation reads it, from what the filters of its page give: a parameter that may be repeated is a list. */
export function readQuery<Query extends z.ZodObject>(query: Query, given: object): z.output<Query> {
  const entries = Object.entries(given).map(([name, value]) => [
    name,
    isRepeatable(query.shape[name]) && value !== undefined ? [value].flat() : value,
  ]);
  return query.parse(Object.fromEntries(entries));
}

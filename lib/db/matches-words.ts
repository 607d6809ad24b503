import { type Sql, sql } from '@/lib/db/client';

/** The condition that a text contains every word of a search, in any case and order. */
export function matchesWords(text: Sql, search: string): Sql {
  const words = search.split(/\s+/).filter((word) => word !== '');
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`${text} ILIKE ALL (${patterns}::text[])`;
}

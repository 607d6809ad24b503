import { type Sql, sql } from '@/lib/db/client';

/** The condition that a text contains every word of a search, in any case and order. */
export function matchesWords(text: Sql, search: string): Sql {
  const words = search.split(/\s+/).filter((word) => word !== '');
  const patterns = words.map(patternOf);
  return sql`${text} ILIKE ALL (${patterns}::text[])`;
}

/** The pattern of LIKE for texts that contain this one. */
export function patternOf(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

const MOST_NAMED = 5;

/** "A, B or C"; of many, the first and how many more. */
export function listInWords(entries: readonly string[], joint: 'or' | 'and'): string {
  const more = entries.length - MOST_NAMED;
  const named = more > 0 ? [...entries.slice(0, MOST_NAMED), `${more.toLocaleString('en')} more`] : entries;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} ${joint} ${last}`;
}

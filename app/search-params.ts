/** The query of a page's address, as Next gives it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The parameters that were given once. */
export function singleValues(asked: Awaited<SearchParams>): URLSearchParams {
  const single = Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return new URLSearchParams(single);
}

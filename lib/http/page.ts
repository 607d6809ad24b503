import type { PageQuery } from '@/lib/contracts/common';

/**
 * One page of a list: its rows, or the JSON array of them that the database built, and how many there are in all;
 * `next` is the cursor behind its last row.
 */
export type Page<Row> = ({ rows: readonly Row[] } | { json: string }) & { total: number; next?: string | null };

/** An answer of which one member is a page of rows; `total` and `next` are those of the rows. */
export type Paged<Answer> = { answer: Answer; total: number; next?: string | null };

/** Whether a service function returned an answer with a page of rows in it. */
export function isPaged(answer: unknown): answer is Paged<unknown> {
  return typeof answer === 'object' && answer !== null && 'total' in answer && 'answer' in answer;
}

/** Whether a service function returned a page of a list rather than a plain answer. */
export function isPage(answer: unknown): answer is Page<unknown> {
  return typeof answer === 'object' && answer !== null && 'total' in answer && ('rows' in answer || 'json' in answer);
}

/** The headers of a list that was read by cursor: X-Result-Count for the rows from there, and Link with next. */
export function cursorHeaders(requestUrl: string, { next, total }: Pick<Page<unknown>, 'next' | 'total'>): Headers {
  const headers = new Headers({ 'x-result-count': String(total) });
  const url = new URL(requestUrl);
  if (next == null) return headers;
  url.searchParams.set('cursor', next);
  headers.set('link', `<${url.pathname}${url.search}>; rel="next"`);
  return headers;
}

/** The headers of a list answer: X-Result-Count, and Link with first, prev, next and last. */
export function pageHeaders(requestUrl: string, { page, page_size: size }: PageQuery, total: number): Headers {
  const last = Math.max(1, Math.ceil(total / size));
  const url = new URL(requestUrl);
  const linkTo = (number: number, relation: string) => {
    url.searchParams.set('page', String(number));
    return `<${url.pathname}${url.search}>; rel="${relation}"`;
  };
  const links = [linkTo(1, 'first')];
  if (page > 1) links.push(linkTo(Math.min(page - 1, last), 'prev'));
  if (page < last) links.push(linkTo(page + 1, 'next'));
  links.push(linkTo(last, 'last'));
  return new Headers({ 'x-result-count': String(total), link: links.join(', ') });
}

import type { ExecutionsGiven } from '@/components/history/queries';

/** Which results are on show, and which page of them. */
export type HistoryFilters = { result: 'all' | 'done' | 'failed'; page: number };

export const PAGE_SIZE = 50;

/** Reads filters from an address; what it cannot use is off. */
export function historyFiltersOf(query: URLSearchParams): HistoryFilters {
  const page = query.get('page') ?? '';
  return { result: resultOf(query.get('success')), page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 };
}

function resultOf(success: string | null): HistoryFilters['result'] {
  if (success === 'true') return 'done';
  return success === 'false' ? 'failed' : 'all';
}

/** What the list is asked with. */
export function historyGiven({ result, page }: HistoryFilters): ExecutionsGiven {
  const given = { page: String(page), page_size: String(PAGE_SIZE) };
  return result === 'all' ? given : { ...given, success: result === 'done' ? 'true' : 'false' };
}

/** Filters as the query of an address; what is off is left out. */
export function historyQueryOf({ result, page }: HistoryFilters): string {
  const query = new URLSearchParams();
  if (result !== 'all') query.set('success', String(result === 'done'));
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '' : `?${query}`;
}

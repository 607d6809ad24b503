'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { ListFilters, OfferedFilter } from '@/lib/client/filters/define-filters';

/** The filters of a list as the address has them, and how to change them. */
export type FiltersInUse<Query, Values> = {
  values: Values;
  query: Query;
  /** The same without the page. */
  matching: Query;
  /** What `Pagination` needs of them. */
  paging: { page: number; pageSize: number; onChange: (page: number) => void };
  isNarrowed: boolean;
  offered: readonly OfferedFilter<Values>[];
  /** Sets some of them; any change but of the page leads back to the first. */
  change: (changes: Partial<Values>) => void;
  /** Turns all of them off. */
  clear: () => void;
};

/** Keeps the filters of a list in the address, so that a link leads to them and the browser's back button undoes a change. */
export function useListFilters<Query, Values extends { page: number }>(
  filters: ListFilters<Query, Values>,
): FiltersInUse<Query, Values> {
  const pathname = usePathname();
  const address = useSearchParams().toString();
  const values = useMemo(() => filters.parse(new URLSearchParams(address)), [filters, address]);
  const go = useCallback(
    (next: Values) => window.history.pushState(null, '', `${pathname}${filters.address(next)}`),
    [filters, pathname],
  );
  // Changed as the address is now: what was chosen a moment ago is shown only after it.
  const change = useCallback(
    (changes: Partial<Values>) =>
      go({ ...filters.parse(new URLSearchParams(window.location.search)), page: 1, ...changes }),
    [filters, go],
  );
  return {
    values,
    query: filters.query(values),
    matching: filters.matching(values),
    paging: { page: values.page, pageSize: filters.pageSize, onChange: (page) => go({ ...values, page }) },
    isNarrowed: filters.isNarrowed(values),
    offered: filters.offered(values),
    change,
    clear: () => go(filters.off),
  };
}

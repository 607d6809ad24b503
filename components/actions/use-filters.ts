'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { actionFilters, type Filters } from '@/components/actions/filters';

/** The filters in the address, and how to change some of them; any change but of the page leads back to the first. */
export function useFilters() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const filters = useMemo(() => actionFilters.parse(new URLSearchParams(query)), [query]);
  const change = useCallback(
    (changes: Partial<Filters>) => {
      // As the address is now: what was chosen a moment ago is shown only after it.
      const now = actionFilters.parse(new URLSearchParams(window.location.search));
      const address = `${pathname}${actionFilters.address({ ...now, page: 1, ...changes })}`;
      if ('q' in changes) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    [pathname],
  );
  return { filters, change };
}

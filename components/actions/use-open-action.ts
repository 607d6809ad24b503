'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { actionPage, actionsPage } from '@/lib/core/routes';

/**
 * Which action the address opens beside the list. Opening and closing only change the address, so that the list stays
 * as it is; a reload of the address shows the same.
 */
export function useOpenAction() {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const hasOpenedHere = useRef(false);
  const openUuid = pathname.startsWith(`${actionsPage}/`) ? pathname.slice(actionsPage.length + 1) : null;
  const open = useCallback(
    (uuid: string) => {
      const address = withQuery(actionPage(uuid), query);
      if (openUuid !== null) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
      hasOpenedHere.current ||= openUuid === null;
    },
    [openUuid, query],
  );
  const close = useCallback(() => {
    if (hasOpenedHere.current) window.history.back();
    else window.history.replaceState(null, '', withQuery(actionsPage, query));
    hasOpenedHere.current = false;
  }, [query]);
  return { openUuid, open, close };
}

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { actionPage, actionsPage } from '@/lib/core/routes';

/**
 * Which action the address opens beside the list. Opening and closing only change the address, so that the list stays
 * as it is; a reload of the address shows the same.
 */
export function useOpenAction() {
  const pathname = usePathname();
  const hasOpenedHere = useRef(false);
  const openUuid = pathname.startsWith(`${actionsPage}/`) ? pathname.slice(actionsPage.length + 1) : null;
  const open = useCallback(
    (uuid: string) => {
      const address = withQuery(actionPage(uuid));
      if (openUuid !== null) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
      hasOpenedHere.current ||= openUuid === null;
    },
    [openUuid],
  );
  const close = useCallback(() => {
    if (hasOpenedHere.current) window.history.back();
    else window.history.replaceState(null, '', withQuery(actionsPage));
    hasOpenedHere.current = false;
  }, []);
  return { openUuid, open, close };
}

/** Filters that were chosen a moment ago are in the address, though they may not be shown yet. */
function withQuery(path: string): string {
  return `${path}${window.location.search}`;
}

'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/**
 * Which row's details are open beside a list, as the address says it (`open`), so that a link leads to them and the
 * browser's back button closes them.
 */
export function useOpenId(): [string | null, (id: number | string | null) => void] {
  const pathname = usePathname();
  const given = useSearchParams().get('open') ?? '';
  const setOpenId = (id: number | string | null) => {
    // The rest of the address stays as it is now, which may not be shown yet.
    const query = new URLSearchParams(window.location.search);
    if (id === null) query.delete('open');
    else query.set('open', String(id));
    window.history.pushState(null, '', query.size === 0 ? pathname : `${pathname}?${query}`);
  };
  return [/^[\w-]{1,40}$/.test(given) ? given : null, setOpenId];
}

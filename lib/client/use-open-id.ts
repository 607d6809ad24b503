'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/**
 * Which row's details are open beside a list, as the address says it (`open`), so that a link leads to them and the
 * browser's back button closes them.
 */
export function useOpenId(): [string | null, (id: number | string | null) => void] {
  const pathname = usePathname();
  const query = new URLSearchParams(useSearchParams().toString());
  const given = query.get('open') ?? '';
  const setOpenId = (id: number | string | null) => {
    if (id === null) query.delete('open');
    else query.set('open', String(id));
    window.history.pushState(null, '', query.size === 0 ? pathname : `${pathname}?${query}`);
  };
  return [/^[\w-]{1,40}$/.test(given) ? given : null, setOpenId];
}

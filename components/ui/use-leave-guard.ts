'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

/**
 * Holds back whoever would leave with unsaved edits. The browser asks for itself when the tab closes or reloads; links
 * of ours are held until `leave` follows them or `stay` forgets them.
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [destination, setDestination] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();
    const holdLink = (event: MouseEvent) => {
      const address = addressFollowed(event);
      if (address === null) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(address);
    };
    window.addEventListener('beforeunload', askBrowser);
    document.addEventListener('click', holdLink, true);
    return () => {
      window.removeEventListener('beforeunload', askBrowser);
      document.removeEventListener('click', holdLink, true);
    };
  }, [isDirty]);
  return {
    isHeld: destination !== null,
    stay: () => setDestination(null),
    leave: () => {
      if (destination !== null) router.push(destination);
      setDestination(null);
    },
  };
}

/** Where a plain click leads within our pages; null for other clicks, new tabs and links within this page. */
function addressFollowed({ altKey, button, ctrlKey, metaKey, shiftKey, target }: MouseEvent): string | null {
  if (button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return null;
  const link = target instanceof Element ? target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank') return null;
  const isHere = link.pathname === window.location.pathname;
  return link.origin === window.location.origin && !isHere ? `${link.pathname}${link.search}` : null;
}

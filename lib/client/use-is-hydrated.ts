'use client';

import { useSyncExternalStore } from 'react';

/** False until the page's script has taken over what the server drew: before that, nothing hears a change. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(subscribe, inBrowser, onServer);
}

function subscribe(): () => void {
  return () => undefined;
}

function inBrowser(): boolean {
  return true;
}

function onServer(): boolean {
  return false;
}

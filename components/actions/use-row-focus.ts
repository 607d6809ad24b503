'use client';

import { useCallback, useRef } from 'react';

/** Longer than a drawer or menu takes to close and to give the focus back. */
const CLOSING_MS = 250;

/** Knows the rows on the page and brings the focus to one of them, at once or when what is open has closed. */
export function useRowFocus() {
  const elements = useRef(new Map<string, HTMLLIElement>());

  const focus = useCallback((uuid: string) => elements.current.get(uuid)?.querySelector('a')?.focus(), []);

  /** A row that still has the focus, or anything else that took it, keeps it. */
  const focusIfLost = useCallback(
    (uuid: string) => {
      setTimeout(() => isFocusLost() && focus(uuid), CLOSING_MS);
    },
    [focus],
  );

  /** Goes to the row that was looked at last, though closing gives the focus back to the one opened first. */
  const returnTo = useCallback(
    (uuid: string) => {
      const isOnARow = () => [...elements.current.values()].some((row) => row.contains(document.activeElement));
      setTimeout(() => (isFocusLost() || isOnARow()) && focus(uuid), CLOSING_MS);
    },
    [focus],
  );

  const register = useCallback((uuid: string, element: HTMLLIElement | null) => {
    if (element === null) elements.current.delete(uuid);
    else elements.current.set(uuid, element);
  }, []);

  const rowOf = useCallback((target: Element) => {
    for (const [uuid, element] of elements.current) if (element.contains(target)) return uuid;
    return undefined;
  }, []);

  return { focus, focusIfLost, returnTo, register, rowOf };
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

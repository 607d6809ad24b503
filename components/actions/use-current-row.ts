'use client';

import { type FocusEvent, useCallback, useEffect, useRef, useState } from 'react';

/** Longer than a drawer or menu takes to close and to give the focus back. */
const CLOSING_MS = 250;

/** Where the keyboard stands in a list of rows, so that it stays there when rows leave and drawers close. */
export function useCurrentRow(shown: readonly string[]) {
  const [current, setCurrent] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLLIElement>());
  const [place, setPlace] = useState(0);
  const [heir, setHeir] = useState<{ uuid: string } | null>(null);
  const index = current === null ? -1 : shown.indexOf(current);
  if (index >= 0 && index !== place) setPlace(index);

  const focus = useCallback((uuid: string) => {
    setCurrent(uuid);
    elements.current.get(uuid)?.querySelector('a')?.focus();
  }, []);

  /** Once what is open has closed; a row that still has the focus, or anything else that took it, keeps it. */
  const focusIfLost = useCallback(
    (uuid: string) => {
      setTimeout(() => isFocusLost() && focus(uuid), CLOSING_MS);
    },
    [focus],
  );

  /** A row that left the list hands its place to the one that moved up. */
  const successor = current !== null && index < 0 ? shown[Math.min(place, shown.length - 1)] : undefined;
  if (successor !== undefined) {
    setCurrent(successor);
    setHeir({ uuid: successor });
  }
  useEffect(() => {
    if (heir !== null) focusIfLost(heir.uuid);
  }, [heir, focusIfLost]);

  const move = useCallback(
    (by: 1 | -1): string | undefined => {
      const next = shown[index < 0 ? 0 : Math.min(Math.max(index + by, 0), shown.length - 1)];
      if (next !== undefined) focus(next);
      return next;
    },
    [shown, index, focus],
  );

  const register = useCallback((uuid: string, element: HTMLLIElement | null) => {
    if (element === null) elements.current.delete(uuid);
    else elements.current.set(uuid, element);
  }, []);

  const followFocus = useCallback((event: FocusEvent) => {
    for (const [uuid, element] of elements.current) if (element.contains(event.target)) setCurrent(uuid);
  }, []);

  return { current: index < 0 ? null : current, move, focus, focusIfLost, register, followFocus };
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

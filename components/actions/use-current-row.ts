'use client';

import { type FocusEvent, useCallback, useEffect, useState } from 'react';
import { useRowFocus } from '@/components/actions/use-row-focus';

/** Where the keyboard stands in a list of rows, so that it stays there when rows leave and drawers close. */
export function useCurrentRow(shown: readonly string[]) {
  const [current, setCurrent] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const [heir, setHeir] = useState<{ uuid: string } | null>(null);
  const { focus, focusIfLost, register, returnTo, rowOf } = useRowFocus();
  const index = current === null ? -1 : shown.indexOf(current);
  if (index >= 0 && index !== place) setPlace(index);

  /** A row that left the list hands its place to the one that moved up. */
  const successor = current !== null && index < 0 ? shown[Math.min(place, shown.length - 1)] : undefined;
  if (successor !== undefined) {
    setCurrent(successor);
    setHeir({ uuid: successor });
  }
  useEffect(() => {
    if (heir !== null) focusIfLost(heir.uuid);
  }, [heir, focusIfLost]);

  /** Goes on without taking the focus, which details beside the list may hold. */
  const step = useCallback(
    (by: 1 | -1): string | undefined => {
      const next = shown[index < 0 ? 0 : Math.min(Math.max(index + by, 0), shown.length - 1)];
      if (next !== undefined) setCurrent(next);
      return next;
    },
    [shown, index],
  );

  const move = useCallback(
    (by: 1 | -1) => {
      const next = step(by);
      if (next !== undefined) focus(next);
    },
    [step, focus],
  );

  const followFocus = useCallback(({ target }: FocusEvent) => setCurrent((known) => rowOf(target) ?? known), [rowOf]);

  return { current: index < 0 ? null : current, move, step, returnTo, register, followFocus };
}

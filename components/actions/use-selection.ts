'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Which actions are chosen: some of those on show, or all that match. */
export type Selection = {
  chosen: ReadonlySet<string>;
  isAllMatching: boolean;
  isPageChosen: boolean;
  pageSize: number;
  toggle: (uuid: string) => void;
  togglePage: (isChosen: boolean) => void;
  chooseAllMatching: () => void;
  clear: () => void;
};

const nothing: ReadonlySet<string> = new Set();

/** Keeps what is chosen among the rows on show; a row that leaves the list is no longer chosen. */
export function useSelection(shown: readonly string[]): Selection {
  const [marked, setMarked] = useState(nothing);
  const [isAllMatching, setIsAllMatching] = useState(false);
  const chosen = useMemo(
    () => new Set(isAllMatching ? shown : shown.filter((uuid) => marked.has(uuid))),
    [marked, shown, isAllMatching],
  );
  const mark = useCallback((uuids: ReadonlySet<string>) => {
    setMarked(uuids);
    setIsAllMatching(false);
  }, []);
  const latest = useRef(chosen);
  useEffect(() => {
    latest.current = chosen;
  });
  const toggle = useCallback(
    (uuid: string) => {
      const next = new Set(latest.current);
      if (!next.delete(uuid)) next.add(uuid);
      mark(next);
    },
    [mark],
  );
  const clear = useCallback(() => mark(nothing), [mark]);
  return {
    chosen,
    isAllMatching,
    isPageChosen: shown.length > 0 && chosen.size === shown.length,
    pageSize: shown.length,
    toggle,
    togglePage: (isChosen) => mark(isChosen ? new Set(shown) : nothing),
    chooseAllMatching: () => setIsAllMatching(true),
    clear,
  };
}

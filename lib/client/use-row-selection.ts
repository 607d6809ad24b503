'use client';

import { useState } from 'react';

/** Which rows of those on show are selected. */
export type RowSelection<Id> = {
  selected: ReadonlySet<Id>;
  areAllSelected: boolean;
  toggle: (id: Id) => void;
  toggleAll: (isSelected: boolean) => void;
  clear: () => void;
};

/**
 * Keeps which rows are selected. A row that leaves the list is no longer selected.
 * @param scope names what is on show, such as its filters and page; when it changes, nothing is selected
 */
export function useRowSelection<Id>(shown: readonly Id[], scope: string): RowSelection<Id> {
  const [marked, setMarked] = useState<{ scope: string; ids: ReadonlySet<Id> }>({ scope, ids: new Set() });
  const selected = new Set(marked.scope === scope ? shown.filter((id) => marked.ids.has(id)) : []);
  const mark = (ids: Iterable<Id>) => setMarked({ scope, ids: new Set(ids) });
  return {
    selected,
    areAllSelected: shown.length > 0 && selected.size === shown.length,
    toggle: (id) => mark(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]),
    toggleAll: (isSelected) => mark(isSelected ? shown : []),
    clear: () => mark([]),
  };
}

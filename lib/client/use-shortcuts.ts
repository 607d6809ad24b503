'use client';

import { useEffect, useRef } from 'react';

/** What single keys do; keys are as KeyboardEvent.key says them. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const closed = '[role=alertdialog], [role=menu], [role=listbox], [role=dialog]:not(:has([data-shortcuts]))';

/**
 * Binds single keys of the page while they are switched on: never while somebody types, holds a modifier or is
 * in a menu or dialog. A dialog that contains an element with `data-shortcuts` lets them through.
 */
export function useShortcuts(areEnabled: boolean, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    if (!areEnabled) return;
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (act === undefined || event.defaultPrevented || !isFree(event)) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [areEnabled]);
}

function isFree({ altKey, ctrlKey, isComposing, metaKey, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || isComposing) return false;
  return !(target instanceof Element) || target.closest(`${typing}, ${closed}`) === null;
}

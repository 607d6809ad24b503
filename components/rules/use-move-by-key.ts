'use client';

import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { moveCriterion } from '@/components/rules/change-criteria';
import type { Group } from '@/components/rules/criteria';

/** Fields that use the arrows themselves. */
const OWN_ARROWS = 'input, textarea, [aria-haspopup=listbox]';

/** Alt with an arrow moves the innermost criterion around the focus, which moves with it. */
export function useMoveByKey({ onChange, root }: { onChange: (root: Group) => void; root: Group }) {
  const focused = useRef<HTMLElement | null>(null);
  // The browser takes the focus from what is moved in the page.
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });
  return (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest(OWN_ARROWS) !== null) return;
    const id = target.closest<HTMLElement>('[data-criterion]')?.dataset['criterion'];
    if (id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focused.current = target;
    onChange(moveCriterion(root, id, event.key === 'ArrowUp' ? -1 : 1));
  };
}

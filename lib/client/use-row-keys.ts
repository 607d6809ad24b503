'use client';

import { type RefObject, useRef } from 'react';
import { useShortcuts } from '@/lib/client/use-shortcuts';

/** Lets j and k go through the rows of a list: the elements in it that carry `data-row`. Give the list the reference. */
export function useRowKeys<E extends HTMLElement>(areEnabled: boolean): RefObject<E | null> {
  const list = useRef<E>(null);
  const move = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
    next?.querySelector('button, a')?.closest<HTMLElement>('button, a')?.focus();
  };
  useShortcuts(areEnabled, { j: () => move(1), k: () => move(-1) });
  return list;
}

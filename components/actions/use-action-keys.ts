'use client';

import type { RefObject } from 'react';
import type { ActionCommands } from '@/components/actions/action-commands';
import { primaryOf } from '@/components/actions/correctives';
import type { useCurrentRow } from '@/components/actions/use-current-row';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import type { UserAction } from '@/lib/contracts/actions/actions';

type Keys = {
  areEnabled: boolean;
  commands: ActionCommands;
  /** The action that the keys are about: the open one, else where the keyboard stands. */
  keyTarget: UserAction | undefined;
  openUuid: string | null;
  row: Pick<ReturnType<typeof useCurrentRow>, 'move' | 'step'>;
  searchRef: RefObject<HTMLInputElement | null>;
  setMenu: (name: string) => void;
  toggle: (uuid: string) => void;
};

/** The keys of the list and of the details beside it. */
export function useActionKeys({
  areEnabled,
  commands,
  keyTarget,
  openUuid,
  row,
  searchRef,
  setMenu,
  toggle,
}: Keys): void {
  const move = (by: 1 | -1) => {
    if (openUuid === null) return row.move(by);
    const next = row.step(by);
    if (next !== undefined) commands.open(next);
  };
  useShortcuts(areEnabled, {
    j: () => move(1),
    k: () => move(-1),
    x: () => keyTarget && toggle(keyTarget.uuid),
    e: () => {
      const primary = keyTarget && primaryOf(keyTarget);
      if (keyTarget && primary) commands.execute(keyTarget, primary);
    },
    s: () => keyTarget && setMenu(`${openUuid === null ? 'row' : 'detail'}:${keyTarget.uuid}`),
    u: commands.undo,
    '/': () => searchRef.current?.focus(),
  });
}

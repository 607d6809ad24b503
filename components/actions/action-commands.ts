'use client';

import { createContext, useContext } from 'react';
import type { BulkScope } from '@/components/actions/bulk-scope';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import type { CorrectiveAction, UserAction } from '@/lib/contracts/actions/actions';

/** What a snooze is about. */
export type SnoozeSubject = { action: UserAction } | { scope: BulkScope; count: number };

/** What can be done from a row, the details or the keyboard alike. */
export type ActionCommands = {
  open: (uuid: string) => void;
  /** Asks first where the corrective action wants that. */
  execute: (action: UserAction, corrective: CorrectiveAction) => void;
  /** Snoozes, or with null lets the person pick a date and give a reason first. */
  snooze: (subject: SnoozeSubject, choice: SnoozeChoice | null) => void;
  unsnooze: (action: UserAction) => void;
  undo: () => void;
};

export const ActionCommandsContext = createContext<ActionCommands | null>(null);

/** What can be done with actions on this screen. */
export function useActionCommands(): ActionCommands {
  const commands = useContext(ActionCommandsContext);
  if (commands === null) throw new Error('useActionCommands needs an ActionCommandsContext above it.');
  return commands;
}

/** Which snooze menu is open: `row:<uuid>`, `detail:<uuid>`, `selection`, or none. Apart, because it changes often. */
export type OpenMenu = { name: string | null; setName: (name: string | null) => void };

export const OpenMenuContext = createContext<OpenMenu>({ name: null, setName: () => undefined });

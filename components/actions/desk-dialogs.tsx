'use client';

import dynamic from 'next/dynamic';
import type { useExecuting } from '@/components/actions/use-executing';
import type { useSnoozing } from '@/components/actions/use-snoozing';

const ActionDrawer = dynamic(() => import('./action-drawer').then((module) => module.ActionDrawer));
const ExecuteDialog = dynamic(() => import('./execute-dialog').then((module) => module.ExecuteDialog));
const SnoozeDialog = dynamic(() => import('./snooze-dialog').then((module) => module.SnoozeDialog));

interface DeskDialogsProps {
  executing: ReturnType<typeof useExecuting>;
  onCloseAction: () => void;
  openUuid: string | null;
  snoozing: ReturnType<typeof useSnoozing>;
}

/** What opens over the list: one action, and questions before something is done. Loaded when first opened. */
export function DeskDialogs({ executing, onCloseAction, openUuid, snoozing }: DeskDialogsProps) {
  const { question: deed } = executing;
  const { question: snooze } = snoozing;
  return (
    <>
      {openUuid !== null && <ActionDrawer isOpen uuid={openUuid} onClose={onCloseAction} />}
      {snooze !== null && (
        <SnoozeDialog
          question={snooze}
          onCancel={snoozing.dismissQuestion}
          onAnswer={(choice, reason) => snoozing.carryOut(snooze.subject, choice, reason)}
        />
      )}
      {deed !== null && (
        <ExecuteDialog
          question={deed}
          isPending={executing.isPending}
          onCancel={executing.dismissQuestion}
          onConfirm={() => executing.confirm(deed)}
        />
      )}
    </>
  );
}

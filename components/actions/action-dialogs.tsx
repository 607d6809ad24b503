'use client';

import dynamic from 'next/dynamic';
import type { useExecuting } from '@/components/actions/use-executing';
import type { useSnoozing } from '@/components/actions/use-snoozing';

const ActionDrawer = dynamic(() => import('./action-drawer').then((module) => module.ActionDrawer));
const ExecuteDialog = dynamic(() => import('./execute-dialog').then((module) => module.ExecuteDialog));
const SnoozeDialog = dynamic(() => import('./snooze-dialog').then((module) => module.SnoozeDialog));

interface ActionDialogsProps {
  executing: ReturnType<typeof useExecuting>;
  onCloseAction: () => void;
  openUuid: string | null;
  snoozing: ReturnType<typeof useSnoozing>;
}

/** What opens over the list: one action, and questions before something is done. Loaded when first opened. */
export function ActionDialogs({ executing, onCloseAction, openUuid, snoozing }: ActionDialogsProps) {
  const { question } = executing;
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
      {question !== null && (
        <ExecuteDialog
          question={question}
          isPending={executing.isPending}
          onCancel={executing.dismissQuestion}
          onConfirm={() => executing.confirm(question)}
        />
      )}
    </>
  );
}

'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { keptByUndo } from '@/components/actions/consequences';
import { useExecuteAction } from '@/components/actions/use-execute-action';
import { useKeepResource } from '@/components/actions/use-keep-resource';
import type { OfferUndo } from '@/components/actions/use-last-undo';
import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import { newKey } from '@/lib/client/new-key';
import type { CorrectiveAction, UserAction } from '@/lib/contracts/user-actions';

/** A corrective action that the person is being asked about. */
export type ExecuteQuestion = { action: UserAction; corrective: CorrectiveAction; idempotencyKey: string };

/** Doing corrective actions: asks first where one wants that, says what came of it, and offers to take back what can be. */
export function useExecuting(offerUndo: OfferUndo, onDone: (uuid: string) => void) {
  const [question, setQuestion] = useState<ExecuteQuestion | null>(null);
  const { mutate, isPending } = useExecuteAction();
  const { mutate: keep } = useKeepResource();
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });

  const confirm = useCallback(
    ({ action, corrective, idempotencyKey }: ExecuteQuestion) =>
      mutate(
        { uuid: action.uuid, actionKey: corrective.key, idempotencyKey },
        {
          onSuccess: ({ message }) => {
            setQuestion(null);
            done.current(action.uuid);
            const kept = keptByUndo(action, corrective);
            if (kept === null) toast({ tone: 'success', title: message });
            else offerUndo(message, () => keep(kept, { onError: refused }));
          },
          onError: (error) => {
            if (!isOver(error)) return refused(error);
            setQuestion(null);
            done.current(action.uuid);
            toast({ tone: 'warning', title: 'Already dealt with', description: dealtWith(action) });
          },
        },
      ),
    [mutate, keep, offerUndo],
  );

  const execute = useCallback(
    (action: UserAction, corrective: CorrectiveAction) => {
      const asked = { action, corrective, idempotencyKey: newKey() };
      if (corrective.confirmation_required) setQuestion(asked);
      else confirm(asked);
    },
    [confirm],
  );

  return { question, isPending, dismissQuestion: () => setQuestion(null), confirm, execute };
}

/** Whether the server says that there is nothing left to do. */
function isOver(error: Error): boolean {
  return error instanceof CallError && (error.code === 'moved_on' || error.code === 'not_found');
}

function dealtWith({ related_object_name: name }: UserAction): string {
  return `Somebody has taken care of ${name === '' ? 'this' : name}, so it left your list.`;
}

function refused(error: Error): void {
  toast({ tone: 'danger', title: 'This was not done', description: error.message });
}

'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { leadsAway } from '@/components/actions/correctives';
import { mayBeOver, notDone } from '@/components/actions/not-done';
import { actionQuery } from '@/components/actions/queries';
import { useExecuteAction } from '@/components/actions/use-execute-action';
import type { OfferUndo } from '@/components/actions/use-last-undo';
import { useUndoCorrective } from '@/components/actions/use-undo-corrective';
import { toast } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import { newKey } from '@/lib/client/new-key';
import type { CorrectiveAction, UserAction } from '@/lib/contracts/actions/actions';
import { correctivePage, detailsPage } from '@/lib/core/named-pages';

/** A corrective action that the person is being asked about. */
export type ExecuteQuestion = { action: UserAction; corrective: CorrectiveAction; idempotencyKey: string };

/** Doing corrective actions: asks first where one wants that, says what came of it, and offers to take back what can be. */
export function useExecuting(offerUndo: OfferUndo, onDone: (uuid: string) => void) {
  const [question, setQuestion] = useState<ExecuteQuestion | null>(null);
  const client = useQueryClient();
  const router = useRouter();
  const { mutate, isPending } = useExecuteAction();
  const { mutate: undo } = useUndoCorrective();
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
            const { undo_endpoint: path } = corrective;
            if (path === '') toast({ tone: 'success', title: message });
            else offerUndo(message, () => undo(path, { onError: showRejected }));
          },
          onError: (error) => {
            if (!mayBeOver(error)) return showRejected(error);
            setQuestion(null);
            void hasLeft(client, action.uuid).then((isGone) => {
              if (isGone) done.current(action.uuid);
              toast(notDone(error, isGone));
            });
          },
        },
      ),
    [client, mutate, undo, offerUndo],
  );

  const execute = useCallback(
    (action: UserAction, corrective: CorrectiveAction) => {
      if (leadsAway(corrective)) {
        const page = corrective.category === 'view' ? detailsPage(action) : correctivePage(action, corrective.key);
        return page === null ? undefined : router.push(page);
      }
      const asked = { action, corrective, idempotencyKey: newKey() };
      if (corrective.confirmation_required) setQuestion(asked);
      else confirm(asked);
    },
    [confirm, router],
  );

  return { question, isPending, dismissQuestion: () => setQuestion(null), confirm, execute };
}

/** Asks the server whether an action is no longer open; while it does not say so, it is. */
async function hasLeft(client: QueryClient, uuid: string): Promise<boolean> {
  try {
    return (await client.query({ ...actionQuery(uuid), staleTime: 0 })).status === 'resolved';
  } catch (error) {
    return error instanceof CallError && error.code === 'not_found';
  }
}

function showRejected(error: Error): void {
  toast(notDone(error, false));
}

'use client';

import { useCallback, useRef, useState } from 'react';
import type { BulkScope } from '@/components/actions/bulk-scope';
import type { SnoozeSubject } from '@/components/actions/desk';
import { hidesBeyondDue, type SnoozeChoice } from '@/components/actions/snooze-choices';
import { useBulkSilence } from '@/components/actions/use-bulk-silence';
import { useSilenceAction } from '@/components/actions/use-silence-action';
import { useUndoBulkSilence } from '@/components/actions/use-undo-bulk-silence';
import { useUnsilenceAction } from '@/components/actions/use-unsilence-action';
import { dismissToast, toast, toastWithUndo } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import type { UserAction } from '@/lib/contracts/user-actions';
import { countInWords } from '@/lib/core/wording';

/** A snooze that the person is being asked about. */
export type SnoozeQuestion = { subject: SnoozeSubject; choice: SnoozeChoice | null; isReasonNeeded: boolean };

/** Snoozing and taking it back: what needs a question first is asked, the rest is done at once and can be undone. */
export function useSnoozing(onBulkDone: () => void) {
  const [question, setQuestion] = useState<SnoozeQuestion | null>(null);
  const { mutate: silence } = useSilenceAction();
  const { mutate: silenceMany } = useBulkSilence();
  const { mutate: unsilence } = useUnsilenceAction();
  const { mutate: undoBulk } = useUndoBulkSilence();
  const lastUndo = useRef<{ toastId: string | number; run: () => void } | null>(null);

  const offerUndo = useCallback((title: string, run: () => void) => {
    const runOnce = () => {
      lastUndo.current = null;
      run();
    };
    lastUndo.current = { toastId: toastWithUndo(title, runOnce), run: runOnce };
  }, []);

  const undo = useCallback(() => {
    const last = lastUndo.current;
    if (last === null) return;
    dismissToast(last.toastId);
    last.run();
  }, []);

  const snoozeOne = useCallback(
    (action: UserAction, choice: SnoozeChoice, reason: string) => {
      const takeBack = () => {
        const onError = () => toast({ tone: 'danger', title: 'This could not be undone' });
        if (action.silence === null) unsilence(action.uuid, { onError });
        else
          silence({
            action,
            choice: { ...action.silence, until: action.silenced_until },
            reason: action.silence.reason,
          });
      };
      silence(
        { action, choice, reason },
        {
          onSuccess: () => offerUndo(`Snoozed ${choice.words}`, takeBack),
          onError: (error) =>
            asksReason(error) ? setQuestion({ subject: { action }, choice, isReasonNeeded: true }) : refused(error),
        },
      );
    },
    [silence, unsilence, offerUndo],
  );

  const snoozeMany = useCallback(
    (scope: BulkScope, count: number, choice: SnoozeChoice, reason: string) => {
      const onSuccess = (answer: { count: number; undo_token: string | null }) => {
        onBulkDone();
        const { undo_token: token } = answer;
        if (token === null) toast({ tone: 'neutral', title: 'There was nothing to snooze' });
        else
          offerUndo(`${countInWords(answer.count, 'action', 'actions')} snoozed ${choice.words}`, () =>
            undoBulk(token),
          );
      };
      const onError = (error: Error) =>
        asksReason(error) ? setQuestion({ subject: { scope, count }, choice, isReasonNeeded: true }) : refused(error);
      silenceMany({ scope, choice, reason }, { onSuccess, onError });
    },
    [silenceMany, undoBulk, offerUndo, onBulkDone],
  );

  const snooze = useCallback(
    (subject: SnoozeSubject, choice: SnoozeChoice | null) => {
      const isReasonNeeded = choice !== null && 'action' in subject && hidesBeyondDue(subject.action, choice);
      const isBroad = 'scope' in subject && 'matching' in subject.scope;
      if (choice === null || isReasonNeeded || isBroad) setQuestion({ subject, choice, isReasonNeeded });
      else if ('action' in subject) snoozeOne(subject.action, choice, '');
      else snoozeMany(subject.scope, subject.count, choice, '');
    },
    [snoozeOne, snoozeMany],
  );

  const answer = useCallback(
    ({ subject }: SnoozeQuestion, choice: SnoozeChoice, reason: string) => {
      setQuestion(null);
      if ('action' in subject) snoozeOne(subject.action, choice, reason);
      else snoozeMany(subject.scope, subject.count, choice, reason);
    },
    [snoozeOne, snoozeMany],
  );

  const wake = useCallback(
    (action: UserAction) =>
      unsilence(action.uuid, { onSuccess: () => toast({ tone: 'success', title: 'Awake again' }), onError: refused }),
    [unsilence],
  );

  return { question, dismissQuestion: () => setQuestion(null), answer, snooze, wake, undo };
}

/** Whether the server wants to know why. */
function asksReason(error: Error): boolean {
  return error instanceof CallError && error.code === 'rule_broken' && error.fields['reason'] !== undefined;
}

function refused(error: Error): void {
  toast({ tone: 'danger', title: 'This could not be changed', description: error.message });
}

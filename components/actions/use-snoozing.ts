'use client';

import { useCallback, useState } from 'react';
import type { SnoozeSubject } from '@/components/actions/action-commands';
import { hidesBeyondDue, type SnoozeChoice } from '@/components/actions/snooze-choices';
import { showSnoozeError } from '@/components/actions/snooze-error';
import type { SnoozeQuestion } from '@/components/actions/snooze-question';
import type { OfferUndo } from '@/components/actions/use-last-undo';
import { useSnoozeMany } from '@/components/actions/use-snooze-many';
import { useSnoozeOne } from '@/components/actions/use-snooze-one';
import { useUnsilenceAction } from '@/components/actions/use-unsilence-action';
import { toast } from '@/components/ui/toast';
import type { UserAction } from '@/lib/contracts/actions/actions';

/** Snoozing and taking it back: what needs a question first is asked, the rest is done at once and can be undone. */
export function useSnoozing(offerUndo: OfferUndo, onBulkDone: () => void) {
  const [question, setQuestion] = useState<SnoozeQuestion | null>(null);
  const snoozeOne = useSnoozeOne(offerUndo, setQuestion);
  const snoozeMany = useSnoozeMany(offerUndo, setQuestion, onBulkDone);
  const { mutate: unsilence } = useUnsilenceAction();

  const carryOut = useCallback(
    (subject: SnoozeSubject, choice: SnoozeChoice, reason: string) => {
      setQuestion(null);
      if ('action' in subject) snoozeOne(subject.action, choice, reason);
      else snoozeMany(subject.scope, subject.count, choice, reason);
    },
    [snoozeOne, snoozeMany],
  );

  const snooze = useCallback(
    (subject: SnoozeSubject, choice: SnoozeChoice | null) => {
      const isReasonNeeded = choice !== null && 'action' in subject && hidesBeyondDue(subject.action, choice);
      const isBroad = 'scope' in subject && 'matching' in subject.scope;
      if (choice === null || isReasonNeeded || isBroad) setQuestion({ subject, choice, isReasonNeeded });
      else carryOut(subject, choice, '');
    },
    [carryOut],
  );

  const unsnooze = useCallback(
    (action: UserAction) =>
      unsilence(action.uuid, {
        onSuccess: () => toast({ tone: 'success', title: 'No longer snoozed' }),
        onError: showSnoozeError,
      }),
    [unsilence],
  );

  return { question, dismissQuestion: () => setQuestion(null), carryOut, snooze, unsnooze };
}

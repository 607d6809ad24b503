'use client';

import { useCallback } from 'react';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import { asksReason, showSnoozeError } from '@/components/actions/snooze-error';
import type { SnoozeQuestion } from '@/components/actions/snooze-question';
import type { OfferUndo } from '@/components/actions/use-last-undo';
import { useSilenceAction } from '@/components/actions/use-silence-action';
import { useUnsilenceAction } from '@/components/actions/use-unsilence-action';
import type { UserAction } from '@/lib/contracts/actions/actions';

/** Snoozes one action and offers to take it back: an earlier snooze returns, otherwise it wakes. */
export function useSnoozeOne(offerUndo: OfferUndo, ask: (asked: SnoozeQuestion) => void) {
  const { mutate: silence } = useSilenceAction();
  const { mutate: unsilence } = useUnsilenceAction();
  return useCallback(
    (action: UserAction, choice: SnoozeChoice, reason: string) => {
      const { silence: earlier, silenced_until: until, uuid } = action;
      const takeBack = () => {
        if (earlier === null) unsilence(uuid, { onError: showSnoozeError });
        else
          silence({
            action,
            choice: { mode: earlier.mode, until: datedEnd(earlier.mode, until) },
            reason: earlier.reason,
          });
      };
      const onError = (error: Error) =>
        asksReason(error) ? ask({ subject: { action }, choice, isReasonNeeded: true }) : showSnoozeError(error);
      silence({ action, choice, reason }, { onSuccess: () => offerUndo(`Snoozed ${choice.words}`, takeBack), onError });
    },
    [silence, unsilence, offerUndo, ask],
  );
}

/** Only a dated silence is asked for with its end; the others have their own. */
function datedEnd(mode: SnoozeChoice['mode'], until: string | null): string | null {
  return mode === 'until_date' ? until : null;
}

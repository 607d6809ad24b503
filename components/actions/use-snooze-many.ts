'use client';

import { useCallback } from 'react';
import type { BulkScope } from '@/components/actions/bulk-scope';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import { asksReason, showSnoozeError } from '@/components/actions/snooze-error';
import type { SnoozeQuestion } from '@/components/actions/snooze-question';
import { useBulkSilence } from '@/components/actions/use-bulk-silence';
import type { OfferUndo } from '@/components/actions/use-last-undo';
import { useUndoBulkSilence } from '@/components/actions/use-undo-bulk-silence';
import { toast } from '@/components/ui/toast';
import { formatCount } from '@/lib/core/wording';

/** Snoozes many actions in one call and offers to take all of it back. */
export function useSnoozeMany(offerUndo: OfferUndo, ask: (asked: SnoozeQuestion) => void, onDone: () => void) {
  const { mutate: silence } = useBulkSilence();
  const { mutate: takeBack } = useUndoBulkSilence();
  return useCallback(
    (scope: BulkScope, count: number, choice: SnoozeChoice, reason: string) => {
      const onSuccess = (answer: { count: number; undo_token: string | null }) => {
        onDone();
        const { undo_token: token } = answer;
        if (token === null) toast({ tone: 'neutral', title: 'Nothing to snooze' });
        else {
          const title = `${formatCount(answer.count, 'action', 'actions')} snoozed ${choice.words}`;
          offerUndo(title, () => takeBack(token, { onError: showSnoozeError }));
        }
      };
      const onError = (error: Error) =>
        asksReason(error) ? ask({ subject: { scope, count }, choice, isReasonNeeded: true }) : showSnoozeError(error);
      silence({ scope, choice, reason }, { onSuccess, onError });
    },
    [silence, takeBack, offerUndo, ask, onDone],
  );
}

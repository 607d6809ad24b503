'use client';

import { useQueryClient } from '@tanstack/react-query';
import { changeCachedActions } from '@/components/actions/change-cached-actions';
import { actionsContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { silenced } from '@/components/actions/silenced';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { UserAction } from '@/lib/contracts/actions/actions';

type Given = { action: UserAction; choice: Pick<SnoozeChoice, 'mode' | 'until'>; reason: string };

/** Silences one action; it leaves the lists at once and comes back when the server refuses. */
export function useSilenceAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ action, choice, reason }: Given) =>
      call((await actionsContract()).silenceUserActionOperation, {
        uuid: action.uuid,
        mode: choice.mode,
        ...(choice.until !== null && { until: choice.until }),
        reason,
      }),
    onMutate: ({ action, choice, reason }) =>
      changeCachedActions(client, new Set([action.uuid]), (row) => silenced(row, choice, reason)),
    onError: (_error, _given, rollback) => rollback?.(),
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

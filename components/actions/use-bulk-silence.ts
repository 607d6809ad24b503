'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type BulkScope, bulkGiven } from '@/components/actions/bulk-scope';
import { changeCachedActions } from '@/components/actions/change-cached-actions';
import { actionsContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { silenced } from '@/components/actions/silenced';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

type Given = { scope: BulkScope; choice: SnoozeChoice; reason: string };

/** Silences many actions in one call; named ones leave the lists at once and come back when the server refuses. */
export function useBulkSilence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ scope, choice, reason }: Given) =>
      (await call((await actionsContract()).bulkSilenceUserActionsOperation, bulkGiven(scope, choice, reason))).answer,
    onMutate: ({ scope, choice, reason }) =>
      'uuids' in scope
        ? changeCachedActions(client, new Set(scope.uuids), (row) => silenced(row, choice, reason))
        : undefined,
    onError: (_error, _given, rollback) => rollback?.(),
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

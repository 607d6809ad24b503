'use client';

import { useQueryClient } from '@tanstack/react-query';
import { changeCachedActions } from '@/components/actions/change-cached-actions';
import { actionsContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { unsnoozed } from '@/components/actions/silenced';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

/** Removes the silence of one action, at once where it is on show. */
export function useUnsilenceAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => call((await actionsContract()).unsilenceUserActionOperation, { uuid }),
    onMutate: (uuid) => changeCachedActions(client, new Set([uuid]), unsnoozed),
    onError: (_error, _uuid, rollback) => rollback?.(),
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { actionsContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

/** Takes back one bulk silence by its token. */
export function useUndoBulkSilence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (undo_token: string) =>
      (await call((await actionsContract()).undoBulkSilenceOperation, { undo_token })).answer,
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

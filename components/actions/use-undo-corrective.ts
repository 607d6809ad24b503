'use client';

import { useQueryClient } from '@tanstack/react-query';
import { undoContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

/** Takes back what a corrective action did, by the path that it names; its action returns to the lists. */
export function useUndoCorrective() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (path: string) => (await call((await undoContract()).undoCorrectiveOperation(path), {})).answer,
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { marketplaceContract } from '@/components/actions/contract';
import { actionKeys } from '@/components/actions/queries';
import { call } from '@/lib/client/call';

/** Takes back that a resource ends on its end date; the reminder of it returns to the lists. */
export function useKeepResource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) =>
      (await call((await marketplaceContract()).keepResourceOperation, { uuid })).answer,
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  });
}

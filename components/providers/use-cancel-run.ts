'use client';

import { useQueryClient } from '@tanstack/react-query';
import { providerListQuery } from '@/components/providers/queries';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { cancelProviderRunOperation } from '@/lib/contracts/actions/providers';

/** Ends the running refresh of a provider, which then changes nothing. */
export function useCancelRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) => (await call(cancelProviderRunOperation, { id: String(id) })).answer,
    onError: showError,
    onSettled: () => queries.invalidateQueries({ queryKey: providerListQuery.queryKey }),
  });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { providerListQuery } from '@/components/providers/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeProviderOperation } from '@/lib/contracts/actions/providers';
import type { RequestOf } from '@/lib/contracts/operation';

/** Switches a provider or changes its schedule. Everything is read again afterwards: actions come and go with it. */
export function useChangeProvider() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof changeProviderOperation>) =>
      (await call(changeProviderOperation, given)).answer,
    onSuccess: (changed) => {
      queries.setQueryData(providerListQuery.queryKey, (known) =>
        known?.map((provider) => (provider.id === changed.id ? changed : provider)),
      );
      void queries.invalidateQueries();
    },
  });
}

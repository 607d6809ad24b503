'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orderSyncQuery } from '@/components/imports/queries';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { requestOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';

/** Asks for orders to be fetched now; remembers the run before, by which one sees that it has begun. */
export function useRequestSync() {
  const queries = useQueryClient();
  const [askedAfter, setAskedAfter] = useState<string | null>();
  const request = useMutation({
    mutationFn: (_lastStart: string | null) => call(requestOrderSyncOperation, {}),
    onMutate: (lastStart) => setAskedAfter(lastStart),
    onError: (error) => {
      setAskedAfter(undefined);
      showError(error);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: orderSyncQuery.queryKey }),
  });
  return { ...request, askedAfter };
}

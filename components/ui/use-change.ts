'use client';

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';
import type { Operation, RequestOf } from '@/lib/contracts/operation';

/** Changes something by an operation. A refusal is shown as a toast, and what is known under the keys is read again. */
export function useChange<O extends Operation>(operation: () => O | Promise<O>, queryKey: QueryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: RequestOf<O>) => (await call(await operation(), input)).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

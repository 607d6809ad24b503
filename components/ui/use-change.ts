'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { Operation, RequestOf } from '@/lib/contracts/operation';

/** Changes something by an operation; what is known under the keys is read again. A refusal stays in `error`, for the form that asked. */
export function useFormChange<O extends Operation>(operation: () => O | Promise<O>, queryKey: QueryKey) {
  return useChanging(operation, queryKey, undefined);
}

/** The same for what changes much else too, as projects and organisations do: all that is shown is read again. */
export function useWideChange<O extends Operation>(operation: () => O | Promise<O>) {
  return useFormChange(operation, []);
}

/** As `useFormChange`; a refusal is shown as a toast. */
export function useChange<O extends Operation>(operation: () => O | Promise<O>, queryKey: QueryKey) {
  return useChanging(operation, queryKey, showError);
}

function useChanging<O extends Operation>(
  operation: () => O | Promise<O>,
  queryKey: QueryKey,
  onError: ((error: Error) => void) | undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: RequestOf<O>) => (await call(await operation(), input)).answer,
    onSettled: () => client.invalidateQueries({ queryKey }),
    ...(onError && { onError }),
  });
}

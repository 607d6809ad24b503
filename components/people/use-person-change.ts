'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleKeys } from '@/components/people/queries';
import { call } from '@/lib/client/call';
import type { Operation, RequestOf } from '@/lib/contracts/operation';

/** Changes a person by an operation; a refusal stays in `error`, for the dialog that asked. */
export function usePersonChange<O extends Operation>(operation: O) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: RequestOf<O>) => (await call(operation, input)).answer,
    onSettled: () => client.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tokenKeys } from '@/components/preferences/queries';
import { call } from '@/lib/client/call';
import { createTokenOperation } from '@/lib/contracts/people';

/** Makes an API token. Its text is in the answer and nowhere else. */
export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => (await call(createTokenOperation, { name })).answer,
    onSuccess: () => queries.invalidateQueries({ queryKey: tokenKeys.all }),
    gcTime: 0,
  });
}

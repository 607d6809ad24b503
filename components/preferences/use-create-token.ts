'use client';

import { useQueryClient } from '@tanstack/react-query';
import { tokenKeys } from '@/components/preferences/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import type { InputOf } from '@/lib/contracts/operation';
import { createTokenOperation } from '@/lib/contracts/people/people';

export type NewToken = InputOf<typeof createTokenOperation>;

/** Creates an API token. Its text is in the answer and nowhere else. */
export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: NewToken) => (await call(createTokenOperation, token)).answer,
    onSuccess: () => queries.invalidateQueries({ queryKey: tokenKeys.all }),
    gcTime: 0,
  });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { peopleKeys } from '@/components/people/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { revokeUserTokensOperation } from '@/lib/contracts/people/users';

/** Revokes all API tokens of a person; the list is read again. */
export function useRevokeTokens() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uuid: string) => call(revokeUserTokensOperation, { uuid }),
    onSettled: () => queries.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { tokenKeys } from '@/components/preferences/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { revokeTokenOperation } from '@/lib/contracts/people/people';

/** Revokes an API token; the list is read again. */
export function useRevokeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uuid: string) => call(revokeTokenOperation, { uuid }),
    onSettled: () => queries.invalidateQueries({ queryKey: tokenKeys.all }),
  });
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { sessionKeys } from '@/components/preferences/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { endSessionOperation } from '@/lib/contracts/people/sessions';

/** Signs one browser out; the list is read again. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uuid: string) => call(endSessionOperation, { uuid }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionKeys.all }),
  });
}

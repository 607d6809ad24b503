'use client';

import { useQueryClient } from '@tanstack/react-query';
import { sourceKeys } from '@/components/sources/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { revokeIngestSourceOperation } from '@/lib/contracts/alerts/ingest';

/** Revokes a source's token; the list is read again. */
export function useRevokeSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uuid: string) => call(revokeIngestSourceOperation, { uuid }),
    onSettled: () => queries.invalidateQueries({ queryKey: sourceKeys.list() }),
  });
}

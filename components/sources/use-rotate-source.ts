'use client';

import { useQueryClient } from '@tanstack/react-query';
import { sourceKeys } from '@/components/sources/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { rotateIngestSourceOperation } from '@/lib/contracts/alerts/ingest';

/** Makes a new token for a source; the answer holds it, and it is shown once. */
export function useRotateSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (uuid: string) => (await call(rotateIngestSourceOperation, { uuid })).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: sourceKeys.list() }),
  });
}

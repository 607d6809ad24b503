'use client';

import { useQueryClient } from '@tanstack/react-query';
import { sourceKeys } from '@/components/sources/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { createIngestSourceOperation } from '@/lib/contracts/alerts/ingest';
import type { RequestOf } from '@/lib/contracts/operation';

/** Adds a source; the answer holds its token, which is shown once. */
export function useCreateSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given: RequestOf<typeof createIngestSourceOperation>) =>
      (await call(createIngestSourceOperation, given)).answer,
    onSettled: () => queries.invalidateQueries({ queryKey: sourceKeys.list() }),
  });
}

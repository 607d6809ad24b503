'use client';

import { useQueryClient } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { alertKeys } from '@/components/alerts/queries';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

/** Resolves an alert; what the server refuses is shown at the field. Lists and counts follow. */
export function useResolveAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, notes }: { id: number; notes: string }) =>
      (await call((await alertsContract()).resolveAlertOperation, { id: String(id), resolution_notes: notes })).answer,
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  });
}

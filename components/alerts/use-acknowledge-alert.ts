'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { alertKeys } from '@/components/alerts/queries';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';

/** Says that somebody is looking at an alert. Lists and counts follow. */
export function useAcknowledgeAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) =>
      (await call((await alertsContract()).acknowledgeAlertOperation, { id: String(id) })).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  });
}

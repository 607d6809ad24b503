'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { alertKeys } from '@/components/alerts/queries';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';

/** Keeps an alert quiet until an instant; null wakes it. Lists and counts follow. */
export function useSnoozeAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, until }: { id: number; until: string | null }) =>
      (await call((await alertsContract()).snoozeAlertOperation, { id: String(id), until })).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  });
}

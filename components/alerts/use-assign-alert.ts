'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertsContract } from '@/components/alerts/contract';
import { alertKeys } from '@/components/alerts/queries';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';

/** Gives an alert to a member of staff, or to nobody. Lists and counts follow. */
export function useAssignAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, userUuid }: { id: number; userUuid: string | null }) =>
      (await call((await alertsContract()).assignAlertOperation, { id: String(id), user_uuid: userUuid })).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all }),
  });
}

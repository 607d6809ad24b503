'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { notificationKeys } from '@/components/notifications/queries';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';

/** Says for everybody that a notification is taken care of. Lists and counts follow. */
export function useMarkHandled() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) =>
      (await call((await notificationsContract()).markHandledOperation, { id: String(id) })).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}

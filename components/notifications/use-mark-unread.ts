'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { notificationKeys } from '@/components/notifications/queries';
import { refuse } from '@/components/ui/toast';
import { call } from '@/lib/client/call';

/** Says that the person has not read a notification after all. Lists and counts follow. */
export function useMarkUnread() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: number) =>
      (await call((await notificationsContract()).markUnreadOperation, { id: String(id) })).answer,
    onError: refuse,
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}

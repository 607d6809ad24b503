'use client';

import { useQueryClient } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { notificationKeys } from '@/components/notifications/queries';
import { showError, toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { formatCount } from '@/lib/core/wording';

/** Marks those named, or all (null), read for the person; says how many that changed. */
export function useMarkManyRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly number[] | null) =>
      (await call((await notificationsContract()).markAllReadOperation, ids === null ? {} : { ids: [...ids] })).answer,
    onSuccess: ({ updated }) =>
      toast({ tone: 'success', title: `${formatCount(updated, 'notification', 'notifications')} marked as read` }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}

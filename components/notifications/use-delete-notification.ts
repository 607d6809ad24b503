'use client';

import { useQueryClient } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { notificationKeys } from '@/components/notifications/queries';
import { useNotificationChange } from '@/components/notifications/use-notification-change';
import { showError, toast, toastWithUndo } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';

/** Deletes a notification for everyone, and offers to undo that. What shows its details has to be closed by then. */
export function useDeleteNotification() {
  const client = useQueryClient();
  const restore = useNotificationChange((contract) => contract.restoreNotificationOperation);
  const onSuccess = () => {
    removal.reset();
    toast({ tone: 'success', title: 'Notification restored' });
  };
  const removal = useMutation({
    mutationFn: async (id: number) =>
      (await call((await notificationsContract()).deleteNotificationOperation, { id: String(id) })).answer,
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: notificationKeys.one(id) });
      toastWithUndo('Notification deleted', () => restore.mutate({ id: String(id) }, { onSuccess }));
    },
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.all }),
  });
  return {
    remove: removal.mutate,
    /** Whether a notification is being deleted, or is gone: then there is nothing to read again. */
    isGone: (id: number) => removal.variables === id && !removal.isError,
  };
}

'use client';

import { notificationsContract } from '@/components/notifications/contract';
import { notificationKeys } from '@/components/notifications/queries';
import { useChange } from '@/components/ui/use-change';
import type { Operation } from '@/lib/contracts/operation';

type NotificationsContract = Awaited<ReturnType<typeof notificationsContract>>;

/** Changes a notification by one of the operations of its contract. Lists and counts follow. */
export function useNotificationChange<O extends Operation>(operation: (contract: NotificationsContract) => O) {
  return useChange(async () => operation(await notificationsContract()), notificationKeys.all);
}

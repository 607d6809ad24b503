import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type { AdminNotification, listNotificationsOperation } from '@/lib/contracts/notifications';
import type { GivenTo } from '@/lib/contracts/operation';

/** What a list of notifications is asked with: the query of its call. */
export type NotificationsGiven = GivenTo<typeof listNotificationsOperation>;

/** One page of notifications, and how many there are on all. */
export type NotificationPage = { rows: AdminNotification[]; total: number };

const MOST_RECENT = 6;

export const notificationKeys = {
  all: ['notifications'],
  lists: () => [...notificationKeys.all, 'list'],
  list: (given: NotificationsGiven) => [...notificationKeys.lists(), given],
  one: (id: number) => [...notificationKeys.all, 'one', id],
  recent: () => [...notificationKeys.all, 'recent'],
  unreadCount: () => [...notificationKeys.all, 'unread-count'],
} as const;

/** A page of notifications; while the next one loads, the one before stays. */
export function notificationListQuery(given: NotificationsGiven) {
  return queryOptions({
    queryKey: notificationKeys.list(given),
    queryFn: async ({ signal }): Promise<NotificationPage> => {
      const { listNotificationsOperation } = await notificationsContract();
      const { answer, total } = await call(listNotificationsOperation, given, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
    placeholderData: keepPreviousData,
  });
}

/** One notification; a list that has it shows it at once. */
export function notificationQuery(client: QueryClient, id: number) {
  return queryOptions({
    queryKey: notificationKeys.one(id),
    queryFn: async ({ signal }): Promise<AdminNotification> => {
      const { readNotificationOperation } = await notificationsContract();
      return (await call(readNotificationOperation, { id: String(id) }, { signal })).answer;
    },
    placeholderData: () =>
      client
        .getQueriesData<NotificationPage>({ queryKey: notificationKeys.lists() })
        .flatMap(([, page]) => page?.rows ?? [])
        .find((row) => row.id === id),
  });
}

/** What the bell lists: the newest that the person has not read. */
export const recentNotificationsQuery = queryOptions({
  queryKey: notificationKeys.recent(),
  queryFn: async ({ signal }): Promise<AdminNotification[]> => {
    const { listRecentNotificationsOperation } = await notificationsContract();
    return (await call(listRecentNotificationsOperation, { limit: String(MOST_RECENT) }, { signal })).answer;
  },
  refetchInterval: SAFETY_NET_MS,
});

/** How many notifications the person has not read. */
export const unreadCountQuery = queryOptions({
  queryKey: notificationKeys.unreadCount(),
  queryFn: async ({ signal }): Promise<number> => {
    const { countUnreadOperation } = await notificationsContract();
    return (await call(countUnreadOperation, {}, { signal })).answer.unread_count;
  },
  refetchInterval: SAFETY_NET_MS,
});

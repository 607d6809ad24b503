import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { notificationsContract } from '@/components/notifications/contract';
import { call } from '@/lib/client/call';
import { type ListPage, listPageQuery } from '@/lib/client/list-page-query';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import type {
  AdminNotification,
  listNotificationsOperation,
  NotificationSummary,
  summariseNotificationsOperation,
} from '@/lib/contracts/alerts/notifications';
import type { QueryTo } from '@/lib/contracts/operation';

export type NotificationsQuery = QueryTo<typeof listNotificationsOperation>;

/** The filters of the list, without its paging. */
export type SummaryQuery = QueryTo<typeof summariseNotificationsOperation>;

const MOST_RECENT = 6;

export const notificationKeys = {
  all: ['notifications'],
  lists: () => [...notificationKeys.all, 'list'],
  list: (query: NotificationsQuery) => [...notificationKeys.lists(), query],
  summary: (query: SummaryQuery) => [...notificationKeys.all, 'summary', query],
  one: (id: number) => [...notificationKeys.all, 'one', id],
  recent: () => [...notificationKeys.all, 'recent'],
  unreadCount: () => [...notificationKeys.all, 'unread-count'],
} as const;

/** A page of notifications. */
export function notificationListQuery(query: NotificationsQuery) {
  const operation = async () => (await notificationsContract()).listNotificationsOperation;
  return listPageQuery(notificationKeys.list(query), operation, query);
}

/** How many notifications there are under filters, by type and not read. */
export function notificationSummaryQuery(query: SummaryQuery) {
  return queryOptions({
    queryKey: notificationKeys.summary(query),
    queryFn: async ({ signal }): Promise<NotificationSummary> =>
      (await call((await notificationsContract()).summariseNotificationsOperation, query, { signal })).answer,
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
        .getQueriesData<ListPage<AdminNotification>>({ queryKey: notificationKeys.lists() })
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

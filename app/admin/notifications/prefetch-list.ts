import type { QueryClient } from '@tanstack/react-query';
import { alertFilters } from '@/components/alerts/alert-filters';
import { type AlertsQuery, alertListQuery } from '@/components/alerts/queries';
import { notificationFilters } from '@/components/notifications/notification-filters';
import { type NotificationsQuery, notificationListQuery } from '@/components/notifications/queries';
import { listAlertsOperation } from '@/lib/contracts/alerts/alerts';
import { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { Ctx } from '@/lib/db/context';
import { listAlerts } from '@/lib/services/alerts/list-alerts';
import { listNotifications } from '@/lib/services/notifications/list-notifications';
import { rowsOf } from '../../rows-of';

/** Reads the list that an address shows, so that the first paint has its rows. */
export async function prefetchList(queries: QueryClient, ctx: Ctx, query: URLSearchParams): Promise<void> {
  if (query.get('tab') === 'alerts') await prefetchAlerts(queries, ctx, alertFilters.query(alertFilters.parse(query)));
  else await prefetchNotifications(queries, ctx, notificationFilters.query(notificationFilters.parse(query)));
}

async function prefetchAlerts(queries: QueryClient, ctx: Ctx, query: AlertsQuery): Promise<void> {
  const list = await listAlerts(ctx, listAlertsOperation.query.parse(query));
  queries.setQueryData(alertListQuery(query).queryKey, rowsOf(listAlertsOperation.answer, list));
}

async function prefetchNotifications(queries: QueryClient, ctx: Ctx, query: NotificationsQuery): Promise<void> {
  const list = await listNotifications(ctx, listNotificationsOperation.query.parse(query));
  queries.setQueryData(notificationListQuery(query).queryKey, rowsOf(listNotificationsOperation.answer, list));
}

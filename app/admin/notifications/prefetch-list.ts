import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { alertFilters } from '@/components/alerts/alert-filters';
import { type AlertsQuery, alertListQuery } from '@/components/alerts/queries';
import { notificationFilters, unreadFilters } from '@/components/notifications/notification-filters';
import { type NotificationsQuery, notificationListQuery } from '@/components/notifications/queries';
import { listAlertsOperation, platformAlert } from '@/lib/contracts/alerts';
import { adminNotification, listNotificationsOperation } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { listAlerts } from '@/lib/services/alerts/list-alerts';
import { listNotifications } from '@/lib/services/notifications/list-notifications';

const notificationRows = z.array(adminNotification);
const alertRows = z.array(platformAlert);

/** Reads the list that an address shows, so that the first paint has its rows. */
export async function prefetchList(queries: QueryClient, ctx: Ctx, query: URLSearchParams): Promise<void> {
  if (query.get('tab') === 'alerts') await prefetchAlerts(queries, ctx, alertFilters.query(alertFilters.parse(query)));
  else await prefetchNotifications(queries, ctx, notificationFilters.query(notificationFilters.parse(query)));
}

/** Reads what is not read, which a card counts. */
export async function prefetchUnread(queries: QueryClient, ctx: Ctx): Promise<void> {
  await prefetchNotifications(queries, ctx, notificationFilters.query(unreadFilters));
}

async function prefetchAlerts(queries: QueryClient, ctx: Ctx, given: AlertsQuery): Promise<void> {
  const { json, total } = await listAlerts(ctx, listAlertsOperation.query.parse(given));
  queries.setQueryData(alertListQuery(given).queryKey, { rows: alertRows.parse(JSON.parse(json)), total });
}

async function prefetchNotifications(queries: QueryClient, ctx: Ctx, given: NotificationsQuery): Promise<void> {
  const { json, total } = await listNotifications(ctx, listNotificationsOperation.query.parse(given));
  const rows = notificationRows.parse(JSON.parse(json));
  queries.setQueryData(notificationListQuery(given).queryKey, { rows, total });
}

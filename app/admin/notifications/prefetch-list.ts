import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { alertFiltersOf, alertsGiven } from '@/components/alerts/alert-filters';
import { alertListQuery } from '@/components/alerts/queries';
import { notificationFiltersOf, notificationsGiven } from '@/components/notifications/notification-filters';
import { notificationListQuery } from '@/components/notifications/queries';
import { listAlertsOperation, platformAlert } from '@/lib/contracts/alerts';
import { adminNotification, listNotificationsOperation } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { listAlerts } from '@/lib/services/alerts/list-alerts';
import { listNotifications } from '@/lib/services/notifications/list-notifications';

const notificationRows = z.array(adminNotification);
const alertRows = z.array(platformAlert);

/** Reads the list that an address shows, so that the first paint has its rows. */
export async function prefetchList(queries: QueryClient, ctx: Ctx, query: URLSearchParams): Promise<void> {
  if (query.get('tab') === 'alerts') {
    const given = alertsGiven(alertFiltersOf(query));
    const { json, total } = await listAlerts(ctx, listAlertsOperation.query.parse(given));
    queries.setQueryData(alertListQuery(given).queryKey, { rows: alertRows.parse(JSON.parse(json)), total });
    return;
  }
  const given = notificationsGiven(notificationFiltersOf(query));
  const { json, total } = await listNotifications(ctx, listNotificationsOperation.query.parse(given));
  queries.setQueryData(notificationListQuery(given).queryKey, {
    rows: notificationRows.parse(JSON.parse(json)),
    total,
  });
}

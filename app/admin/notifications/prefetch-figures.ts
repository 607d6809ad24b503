import type { QueryClient } from '@tanstack/react-query';
import { alertFilters } from '@/components/alerts/alert-filters';
import { alertStatisticsQuery } from '@/components/alerts/queries';
import { notificationFilters } from '@/components/notifications/notification-filters';
import { notificationSummaryQuery } from '@/components/notifications/queries';
import { noticeFiltersOf } from '@/components/shell/notice-card';
import { readAlertStatisticsOperation } from '@/lib/contracts/alerts/alerts';
import { summariseNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { Ctx } from '@/lib/db/context';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';
import { summariseNotifications } from '@/lib/services/notifications/summarise-notifications';

/** Reads the figures of the cards and of the type filters, so that the first paint has them. */
export async function prefetchFigures(queries: QueryClient, ctx: Ctx, address: URLSearchParams): Promise<void> {
  const { alerts, notifications } = noticeFiltersOf(address);
  const statistics = alertFilters.matching(alerts);
  const summary = notificationFilters.matching(notifications);
  await Promise.all([
    queries.query({
      ...alertStatisticsQuery(statistics),
      queryFn: () => readAlertStatistics(ctx, readAlertStatisticsOperation.query.parse(statistics)),
    }),
    queries.query({
      ...notificationSummaryQuery(summary),
      queryFn: () => summariseNotifications(ctx, summariseNotificationsOperation.query.parse(summary)),
    }),
  ]);
}

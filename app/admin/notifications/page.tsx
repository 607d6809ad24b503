import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { alertStatisticsQuery } from '@/components/alerts/queries';
import { NoticesScreen } from '@/components/shell/notices-screen';
import { requireStaffPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { readAlertStatistics } from '@/lib/services/alerts/read-alert-statistics';
import { createContext } from '@/lib/services/create-context';
import { type SearchParams, singleValues } from '../../search-params';
import { prefetchList, prefetchUnread } from './prefetch-list';

export const metadata: Metadata = { title: 'Notifications' };

/** What staff is told, and the alerts of the platform. */
export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requireStaffPage());
  const query = singleValues(await searchParams);
  const queries = createQueryClient();
  await Promise.all([
    queries.query({ ...alertStatisticsQuery, queryFn: () => readAlertStatistics(ctx) }).catch(() => undefined),
    prefetchList(queries, ctx, query).catch(() => undefined),
    prefetchUnread(queries, ctx).catch(() => undefined),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NoticesScreen />
    </HydrationBoundary>
  );
}

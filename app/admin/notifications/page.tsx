import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NoticesScreen } from '@/components/shell/notices-screen';
import { requireStaffPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { type SearchParams, singleValues } from '../../search-params';
import { prefetchFigures } from './prefetch-figures';
import { prefetchList } from './prefetch-list';

export const metadata: Metadata = { title: 'Notifications' };

/** What staff is told, and the alerts of the platform. */
export default async function NotificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requireStaffPage());
  const query = singleValues(await searchParams);
  const queries = createQueryClient();
  await Promise.all([
    prefetchList(queries, ctx, query).catch(() => undefined),
    prefetchFigures(queries, ctx, query).catch(() => undefined),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NoticesScreen />
    </HydrationBoundary>
  );
}

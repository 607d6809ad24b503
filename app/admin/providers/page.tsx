import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProvidersView } from '@/components/providers/providers-view';
import { providerListQuery } from '@/components/providers/queries';
import { requireStaffPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { env } from '@/lib/core/env';
import { createContext } from '@/lib/services/create-context';
import { listProviders } from '@/lib/services/providers/list-providers';

export const metadata: Metadata = { title: 'Providers' };

/** What looks for actions: on or off, when, and with what result. */
export default async function ProvidersPage() {
  const ctx = createContext(await requireStaffPage());
  const queries = createQueryClient();
  const read = async () => (await listProviders(ctx, { page: 1, page_size: MOST_PER_PAGE })).rows;
  await queries.query({ ...providerListQuery, queryFn: read }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProvidersView scheduleZone={env.HEED_TIME_ZONE} />
    </HydrationBoundary>
  );
}

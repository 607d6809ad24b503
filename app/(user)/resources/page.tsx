import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { resourceListQuery } from '@/components/resources/queries';
import { resourceFilters } from '@/components/resources/resource-filters';
import { ResourcesView } from '@/components/resources/resources-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listResourcesOperation } from '@/lib/contracts/marketplace/marketplace';
import { createContext } from '@/lib/services/create-context';
import { listResources } from '@/lib/services/resources/list-resources';
import { readQuery } from '../../read-query';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Resources' };

/** The resources of the projects that the person sees. */
export default async function ResourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = resourceFilters.query(resourceFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listResourcesOperation.answer, await listResources(ctx, readQuery(listResourcesOperation.query, query)));
  await Promise.allSettled([queries.query({ ...resourceListQuery(query), queryFn })]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ResourcesView />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { myAccessFilters } from '@/components/access/access-filters';
import { MyAccessView } from '@/components/access/my-access-view';
import { myAccessQuery } from '@/components/access/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listMyAccessOperation } from '@/lib/contracts/access/people';
import { listMyAccess } from '@/lib/services/access-people/list-my-access';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../read-query';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Access' };

/** What the person has access to. */
export default async function MyAccessPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = myAccessFilters.query(myAccessFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listMyAccessOperation.answer, await listMyAccess(ctx, readQuery(listMyAccessOperation.query, query)));
  await queries.query({ ...myAccessQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <MyAccessView />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { myRequestFilters } from '@/components/access/access-filters';
import { MyRequestsView } from '@/components/access/my-requests-view';
import { submissionListQuery } from '@/components/access/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import { listAccessSubmissions } from '@/lib/services/access-submissions/list-access-submissions';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../../read-query';
import { rowsOf } from '../../../rows-of';
import { type SearchParams, singleValues } from '../../../search-params';

export const metadata: Metadata = { title: 'My requests' };

/** What the person requested access to. */
export default async function MyRequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await requirePersonPage();
  const filtered = myRequestFilters.query(myRequestFilters.parse(singleValues(await searchParams)));
  const query = { ...filtered, submitter: person.userId };
  const { answer, query: input } = listAccessSubmissionsOperation;
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(answer, await listAccessSubmissions(createContext(person), readQuery(input, query)));
  await queries.query({ ...submissionListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <MyRequestsView />
    </HydrationBoundary>
  );
}

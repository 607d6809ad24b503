import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { reviewFilters } from '@/components/access/access-filters';
import { submissionListQuery } from '@/components/access/queries';
import { ReviewsView } from '@/components/access/review/reviews-view';
import { reviewListQuery } from '@/components/access/review-list-query';
import { requireAccessReaderPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import { listAccessSubmissions } from '@/lib/services/access-submissions/list-access-submissions';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../../../read-query';
import { rowsOf } from '../../../../rows-of';
import { type SearchParams, singleValues } from '../../../../search-params';

export const metadata: Metadata = { title: 'Access review' };

/** The requests that wait for the access committee. */
export default async function ReviewsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requireAccessReaderPage());
  const query = reviewListQuery(reviewFilters.query(reviewFilters.parse(singleValues(await searchParams))));
  const { answer, query: input } = listAccessSubmissionsOperation;
  const queries = createQueryClient();
  const queryFn = async () => rowsOf(answer, await listAccessSubmissions(ctx, readQuery(input, query)));
  await queries.query({ ...submissionListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ReviewsView />
    </HydrationBoundary>
  );
}

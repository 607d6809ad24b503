import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { ActionsScreen } from '@/components/actions/actions-screen';
import { actionFilters, summaryGiven } from '@/components/actions/filters';
import { actionListQuery, actionQuery, actionSummaryQuery } from '@/components/actions/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readUserAction } from '@/lib/services/user-actions/read-user-action';
import { readActionPage, readActionSummary } from '../../read-actions';
import { type SearchParams, singleValues } from '../../search-params';

/** The actions as the address narrows them, read before the first paint; one of them open beside the list. */
export async function ActionsPage({ openUuid, searchParams }: { openUuid?: string; searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const filters = actionFilters.parse(singleValues(await searchParams));
  const list = actionFilters.query(filters);
  const summary = summaryGiven(filters);
  const queries = createQueryClient();
  await Promise.allSettled([
    queries.query({ ...actionListQuery(list), queryFn: () => readActionPage(ctx, list) }),
    queries.query({ ...actionSummaryQuery(summary), queryFn: () => readActionSummary(ctx, summary) }),
    openUuid !== undefined &&
      queries.query({
        ...actionQuery(openUuid),
        queryFn: () => readUserAction(ctx, { uuid: openUuid, include_silenced: true }),
      }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ActionsScreen />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { historyFilters } from '@/components/history/history-filters';
import { HistoryScreen } from '@/components/history/history-screen';
import { executionListQuery } from '@/components/history/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listExecutionsOperation } from '@/lib/contracts/actions/executions';
import { createContext } from '@/lib/services/create-context';
import { listExecutions } from '@/lib/services/executions/list-executions';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'History' };

/** What the person did about actions. */
export default async function HistoryPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = historyFilters.query(historyFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listExecutionsOperation.answer, await listExecutions(ctx, listExecutionsOperation.query.parse(query)));
  await queries.query({ ...executionListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <HistoryScreen />
    </HydrationBoundary>
  );
}

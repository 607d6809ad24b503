import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirementListQuery } from '@/components/access/requirements/queries';
import { requirementFilters } from '@/components/access/requirements/requirement-filters';
import { RequirementsView } from '@/components/access/requirements/requirements-view';
import { requireAccessReaderPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listAccessRequirementsOperation } from '@/lib/contracts/access/requirements';
import { listAccessRequirements } from '@/lib/services/access-requirements/list-access-requirements';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../../../read-query';
import { rowsOf } from '../../../../rows-of';
import { type SearchParams, singleValues } from '../../../../search-params';

export const metadata: Metadata = { title: 'Access requirements' };

/** What asks people to request access. */
export default async function AccessRequirementsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requireAccessReaderPage());
  const query = requirementFilters.query(requirementFilters.parse(singleValues(await searchParams)));
  const { answer, query: input } = listAccessRequirementsOperation;
  const queries = createQueryClient();
  const queryFn = async () => rowsOf(answer, await listAccessRequirements(ctx, readQuery(input, query)));
  await queries.query({ ...requirementListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RequirementsView />
    </HydrationBoundary>
  );
}

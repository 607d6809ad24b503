import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { organisationFilters } from '@/components/organisations/organisation-filters';
import { OrganisationsView } from '@/components/organisations/organisations-view';
import { organisationListQuery } from '@/components/organisations/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listCustomersOperation } from '@/lib/contracts/customers/customers';
import { createContext } from '@/lib/services/create-context';
import { listCustomers } from '@/lib/services/customers/list-customers';
import { readQuery } from '../../read-query';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Organisations' };

/** The organisations that the person sees. */
export default async function OrganisationsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = organisationFilters.query(organisationFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listCustomersOperation.answer, await listCustomers(ctx, readQuery(listCustomersOperation.query, query)));
  await queries.query({ ...organisationListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrganisationsView />
    </HydrationBoundary>
  );
}

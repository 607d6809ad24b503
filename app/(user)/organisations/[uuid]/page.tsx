import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { OrganisationView } from '@/components/organisations/organisation-view';
import { organisationCommandsQuery, organisationQuery } from '@/components/organisations/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { env } from '@/lib/core/env';
import { createContext } from '@/lib/services/create-context';
import { listCustomerCommands } from '@/lib/services/customers/list-customer-commands';
import { readCustomer } from '@/lib/services/customers/read-customer';

export const metadata: Metadata = { title: 'Organisation' };

/** An organisation with its projects and people; not found where the person doesn't see it. */
export default async function OrganisationPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(organisationQuery(uuid).queryKey, await foundOr404(readCustomer(ctx, { uuid })));
  await queries
    .query({ ...organisationCommandsQuery(uuid), queryFn: () => listCustomerCommands(ctx, { uuid }) })
    .catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrganisationView uuid={uuid} zone={env.HEED_TIME_ZONE} />
    </HydrationBoundary>
  );
}

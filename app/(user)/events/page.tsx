import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { eventFilters } from '@/components/events/event-filters';
import { EventsView } from '@/components/events/events-view';
import { eventListQuery } from '@/components/events/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listEventsOperation } from '@/lib/contracts/history/events';
import { createContext } from '@/lib/services/create-context';
import { listEvents } from '@/lib/services/event-log/list-events';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Events' };

/** What happened to the projects and organisations that the person sees. */
export default async function EventsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = eventFilters.query(eventFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () => rowsOf(listEventsOperation.answer, await listEvents(ctx, readQuery(query)));
  await queries.query({ ...eventListQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <EventsView />
    </HydrationBoundary>
  );
}

/** A parameter that may be repeated is a list to the contract. */
function readQuery({ feature, ...query }: ReturnType<typeof eventFilters.query>) {
  return listEventsOperation.query.parse({ ...query, ...(feature !== undefined && { feature: [feature] }) });
}

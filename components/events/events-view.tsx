'use client';

import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { eventFilters } from '@/components/events/event-filters';
import { EventRow } from '@/components/events/event-row';
import { eventListQuery } from '@/components/events/queries';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { listEventsOperation } from '@/lib/contracts/history/events';

/** What happened to the projects and organisations that a person sees. */
export function EventsView() {
  const filters = useListFilters(eventFilters);
  const list = useQuery(eventListQuery(filters.query));
  return (
    <ListScreen
      label="Events"
      nouns={['event', 'events']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Events">What happened to your projects and organisations, and who did it.</PageHeading>
      }
      download={
        <DownloadCsv operation={() => listEventsOperation} query={filters.matching} total={list.data?.total ?? 0} />
      }
      empty={
        <EmptyState icon={<ScrollText />} title="No events yet">
          Changes to projects, their members, orders and resources appear here.
        </EmptyState>
      }
      renderRow={(event) => <EventRow key={event.uuid} event={event} isLinked />}
    />
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EventRow } from '@/components/events/event-row';
import { EVENTS_SHOWN, type EventPlace, eventsOfQuery } from '@/components/events/queries';
import { DownloadCsv } from '@/components/ui/download-csv';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { listEventsOperation } from '@/lib/contracts/history/events';

interface EventsSectionProps {
  /** What appears here while nothing has happened. */
  none: string;
  place: EventPlace;
}

/** What happened to a project or an organisation and what is in it, newest first. */
export function EventsSection({ none, place }: EventsSectionProps) {
  const [page, setPage] = useState(1);
  const found = useQuery(eventsOfQuery(place, page));
  return (
    <PageSection title="Events">
      <ListStates query={found} what="events" skeletonCount={3} empty={<p className="text-text-muted">{none}</p>}>
        {({ rows, total }) => (
          <div className="space-y-2">
            <ul aria-label="Events" className="border-t">
              {rows.map((event) => (
                <EventRow key={event.uuid} event={event} />
              ))}
            </ul>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <DownloadCsv operation={() => listEventsOperation} query={place} total={total} />
              <Pagination label="Events" page={page} pageSize={EVENTS_SHOWN} total={total} onChange={setPage} />
            </div>
          </div>
        )}
      </ListStates>
    </PageSection>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EventRow } from '@/components/events/event-row';
import { EVENTS_SHOWN, projectEventsQuery } from '@/components/events/queries';
import { DownloadCsv } from '@/components/ui/download-csv';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { listEventsOperation } from '@/lib/contracts/events';

/** What happened to a project and what is in it, newest first. */
export function ProjectEvents({ uuid }: { uuid: string }) {
  const [page, setPage] = useState(1);
  const found = useQuery(projectEventsQuery(uuid, page));
  return (
    <PageSection title="Events">
      <ListStates
        query={found}
        what="events"
        skeletonCount={3}
        empty={<p className="text-text-muted">Changes to this project appear here.</p>}
      >
        {({ rows, total }) => (
          <div className="space-y-2">
            <ul aria-label="Events" className="border-t">
              {rows.map((event) => (
                <EventRow key={event.uuid} event={event} />
              ))}
            </ul>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <DownloadCsv operation={() => listEventsOperation} query={{ project_uuid: uuid }} total={total} />
              <Pagination label="Events" page={page} pageSize={EVENTS_SHOWN} total={total} onChange={setPage} />
            </div>
          </div>
        )}
      </ListStates>
    </PageSection>
  );
}

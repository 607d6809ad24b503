'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { projectResourcesQuery, RESOURCES_SHOWN } from '@/components/resources/queries';
import { ResourcePill } from '@/components/resources/resource-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { resourcePage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

/** The resources of a project, by name. */
export function ProjectResources({ uuid }: { uuid: string }) {
  const [page, setPage] = useState(1);
  const found = useQuery(projectResourcesQuery(uuid, page));
  return (
    <PageSection title="Resources">
      <ListStates
        query={found}
        what="resources"
        skeletonCount={3}
        empty={<p className="text-text-muted">Resources appear here once they are ordered.</p>}
      >
        {({ rows, total }) => (
          <>
            <ul aria-label="Resources" className="border-t">
              {rows.map(({ end_date, name, offering_name, state, uuid: resource }) => (
                <ListRow
                  key={resource}
                  title={
                    <Link variant="quiet" href={resourcePage(resource)} prefetch={false}>
                      {name}
                    </Link>
                  }
                  detail={offering_name}
                  trailing={
                    <>
                      {end_date !== null && (
                        <span className="text-text-muted">{`Ends ${formatPlainDay(end_date)}`}</span>
                      )}
                      <ResourcePill state={state} />
                    </>
                  }
                />
              ))}
            </ul>
            <Pagination label="Resources" page={page} pageSize={RESOURCES_SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}

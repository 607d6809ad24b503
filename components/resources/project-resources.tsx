'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { projectResourcesQuery, RESOURCES_SHOWN } from '@/components/resources/queries';
import { ResourceRow } from '@/components/resources/resource-row';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';

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
              {rows.map((resource) => (
                <ResourceRow key={resource.uuid} resource={resource} />
              ))}
            </ul>
            <Pagination label="Resources" page={page} pageSize={RESOURCES_SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}

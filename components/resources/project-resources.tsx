'use client';

import { projectResourcesQuery, RESOURCES_SHOWN } from '@/components/resources/queries';
import { ResourceRow } from '@/components/resources/resource-row';
import { PageSection } from '@/components/ui/page-section';
import { PagedList } from '@/components/ui/paged-list';

/** The resources of a project, by name. */
export function ProjectResources({ uuid }: { uuid: string }) {
  return (
    <PageSection title="Resources">
      <PagedList
        label="Resources"
        what="resources"
        queryOf={(page) => projectResourcesQuery(uuid, page)}
        pageSize={RESOURCES_SHOWN}
        empty={<p className="text-text-muted">Resources appear here once they are ordered.</p>}
        renderRow={(resource) => <ResourceRow resource={resource} />}
      />
    </PageSection>
  );
}

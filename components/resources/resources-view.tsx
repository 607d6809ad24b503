'use client';

import { useQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import { resourceListQuery } from '@/components/resources/queries';
import { resourceFilters } from '@/components/resources/resource-filters';
import { ResourceRow } from '@/components/resources/resource-row';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** The resources of the projects that a person sees. */
export function ResourcesView() {
  const filters = useListFilters(resourceFilters);
  const list = useQuery(resourceListQuery(filters.query));
  return (
    <ListScreen
      label="Resources"
      nouns={['resource', 'resources']}
      filters={filters}
      list={list}
      heading={<PageHeading title="Resources">What your projects use, and when it ends.</PageHeading>}
      empty={
        <EmptyState icon={<Server />} title="No resources">
          Resources appear here once they are ordered in a project that you see.
        </EmptyState>
      }
      renderRow={(resource) => <ResourceRow key={resource.uuid} resource={resource} isProjectShown />}
    />
  );
}

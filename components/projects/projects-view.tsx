'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarRange, FolderKanban, Plus } from 'lucide-react';
import { useState } from 'react';
import { CreateProjectDialog } from '@/components/projects/create-project-dialog';
import { projectFilters } from '@/components/projects/project-filters';
import { ProjectRow } from '@/components/projects/project-row';
import { creationPlaceQuery, projectListQuery } from '@/components/projects/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { projectTimelinePage } from '@/lib/core/routes';

/** The projects that a person sees. */
export function ProjectsView() {
  const filters = useListFilters(projectFilters);
  const list = useQuery(projectListQuery(filters.query));
  const mayCreate = (useQuery(creationPlaceQuery()).data?.total ?? 0) > 0;
  const [isCreating, setIsCreating] = useState(false);
  const actions = (
    <>
      <ButtonLink href={projectTimelinePage} icon={<CalendarRange />}>
        Timeline
      </ButtonLink>
      {mayCreate && (
        <Button variant="primary" icon={<Plus />} onPress={() => setIsCreating(true)}>
          Create project
        </Button>
      )}
    </>
  );
  return (
    <ListScreen
      label="Projects"
      nouns={['project', 'projects']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Projects" actions={actions}>
          Where resources are ordered, who works there, and when they end.
        </PageHeading>
      }
      download={
        <DownloadCsv operation={() => listProjectsOperation} query={filters.matching} total={list.data?.total ?? 0} />
      }
      empty={
        <EmptyState icon={<FolderKanban />} title="No projects">
          Projects where you have a role appear here, and those of your organisation.
        </EmptyState>
      }
      renderRow={(project) => <ProjectRow key={project.uuid} project={project} />}
    >
      {isCreating && <CreateProjectDialog onClose={() => setIsCreating(false)} />}
    </ListScreen>
  );
}

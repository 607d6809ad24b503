'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PROJECTS_SHOWN, projectsOfOrganisationQuery } from '@/components/organisations/queries';
import { CreateProjectDialog } from '@/components/projects/create-project-dialog';
import { ProjectRow } from '@/components/projects/project-row';
import { Button } from '@/components/ui/button';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';

interface OrganisationProjectsProps {
  mayCreate: boolean;
  uuid: string;
}

/** The projects of an organisation that the person sees. */
export function OrganisationProjects({ mayCreate, uuid }: OrganisationProjectsProps) {
  const [page, setPage] = useState(1);
  const [isCreating, setIsCreating] = useState(false);
  const found = useQuery(projectsOfOrganisationQuery(uuid, page));
  return (
    <PageSection title="Projects">
      <div className="space-y-3">
        <ListStates
          query={found}
          what="projects"
          skeletonCount={3}
          empty={<p className="text-text-muted">Projects that you can see appear here.</p>}
        >
          {({ rows, total }) => (
            <>
              <ul aria-label="Projects" className="border-t">
                {rows.map((project) => (
                  <ProjectRow key={project.uuid} project={project} />
                ))}
              </ul>
              <Pagination label="Projects" page={page} pageSize={PROJECTS_SHOWN} total={total} onChange={setPage} />
            </>
          )}
        </ListStates>
        {mayCreate && <Button onPress={() => setIsCreating(true)}>Create project</Button>}
      </div>
      {isCreating && <CreateProjectDialog customer={uuid} onClose={() => setIsCreating(false)} />}
    </PageSection>
  );
}

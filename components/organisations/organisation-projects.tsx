'use client';

import { useState } from 'react';
import { PROJECTS_SHOWN, projectsOfOrganisationQuery } from '@/components/organisations/queries';
import { CreateProjectDialog } from '@/components/projects/create-project-dialog';
import { ProjectRow } from '@/components/projects/project-row';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import { PagedList } from '@/components/ui/paged-list';

interface OrganisationProjectsProps {
  mayCreate: boolean;
  uuid: string;
}

/** The projects of an organisation that the person sees. */
export function OrganisationProjects({ mayCreate, uuid }: OrganisationProjectsProps) {
  const [isCreating, setIsCreating] = useState(false);
  return (
    <PageSection title="Projects">
      <div className="space-y-3">
        <PagedList
          label="Projects"
          what="projects"
          queryOf={(page) => projectsOfOrganisationQuery(uuid, page)}
          pageSize={PROJECTS_SHOWN}
          empty={<p className="text-text-muted">Projects that you can see appear here.</p>}
          renderRow={(project) => <ProjectRow project={project} />}
        />
        {mayCreate && <Button onPress={() => setIsCreating(true)}>Create project</Button>}
      </div>
      {isCreating && <CreateProjectDialog customer={uuid} onClose={() => setIsCreating(false)} />}
    </PageSection>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { DeleteProjectTypeDialog } from '@/components/project-types/delete-project-type-dialog';
import { ProjectTypeDialog } from '@/components/project-types/project-type-dialog';
import { projectTypeFilters } from '@/components/project-types/project-type-filters';
import { projectTypeListQuery } from '@/components/project-types/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { RowButton } from '@/components/ui/row-button';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { ProjectType } from '@/lib/contracts/projects/project-types';

type Asked = { what: 'create' } | { what: 'change' | 'delete'; projectType: ProjectType };

/** The categories that projects are sorted by. */
export function ProjectTypesView() {
  const filters = useListFilters(projectTypeFilters);
  const list = useQuery(projectTypeListQuery(filters.query));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const create = (
    <Button variant="primary" icon={<Plus />} onPress={() => setAsked({ what: 'create' })}>
      Create category
    </Button>
  );
  return (
    <ListScreen
      label="Project categories"
      nouns={['category', 'categories']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Project categories" actions={create}>
          What projects can be sorted by. Each project has one at most.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<Tags />} title="No categories">
          Categories you create appear here, and can be chosen for projects.
        </EmptyState>
      }
      renderRow={(projectType) => (
        <ListRow
          key={projectType.uuid}
          title={
            <span data-row>
              <RowButton onPress={() => setAsked({ what: 'change', projectType })}>{projectType.name}</RowButton>
            </span>
          }
          detail={projectType.description}
          actions={
            <Button
              size="small"
              variant="quiet"
              aria-label={`Delete ${projectType.name}`}
              onPress={() => setAsked({ what: 'delete', projectType })}
            >
              Delete
            </Button>
          }
        />
      )}
    >
      {asked?.what === 'create' && <ProjectTypeDialog projectType={null} onClose={close} />}
      {asked?.what === 'change' && <ProjectTypeDialog projectType={asked.projectType} onClose={close} />}
      {asked?.what === 'delete' && <DeleteProjectTypeDialog projectType={asked.projectType} onClose={close} />}
    </ListScreen>
  );
}

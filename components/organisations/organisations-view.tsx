'use client';

import { useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { CreateOrganisationDialog } from '@/components/organisations/create-organisation-dialog';
import { organisationFilters } from '@/components/organisations/organisation-filters';
import { OrganisationRow } from '@/components/organisations/organisation-row';
import { organisationListQuery } from '@/components/organisations/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';

/** The organisations that a person sees. */
export function OrganisationsView() {
  const { is_staff } = useMe();
  const filters = useListFilters(organisationFilters);
  const list = useQuery(organisationListQuery(filters.query));
  const [isCreating, setIsCreating] = useState(false);
  const create = is_staff && (
    <Button variant="primary" icon={<Plus />} onPress={() => setIsCreating(true)}>
      Create organisation
    </Button>
  );
  return (
    <ListScreen
      label="Organisations"
      nouns={['organisation', 'organisations']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Organisations" actions={create}>
          Who runs projects, and who works there.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<Building2 />} title="No organisations">
          Organisations appear here where you have a role, or in one of their projects.
        </EmptyState>
      }
      renderRow={(organisation) => <OrganisationRow key={organisation.uuid} organisation={organisation} />}
    >
      {isCreating && <CreateOrganisationDialog onClose={() => setIsCreating(false)} />}
    </ListScreen>
  );
}

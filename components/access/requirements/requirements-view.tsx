'use client';

import { useQuery } from '@tanstack/react-query';
import { FileCheck, Plus } from 'lucide-react';
import { requirementListQuery } from '@/components/access/requirements/queries';
import { requirementFilters } from '@/components/access/requirements/requirement-filters';
import { RequirementRow } from '@/components/access/requirements/requirement-row';
import { ReviewHeading } from '@/components/access/review/review-heading';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import { adminNewAccessRequirementPage } from '@/lib/core/routes';

/** What asks people to request access, under which conditions. */
export function RequirementsView() {
  const { is_access_committee } = useMe();
  const filters = useListFilters(requirementFilters);
  const list = useQuery(requirementListQuery(filters.query));
  const create = is_access_committee && (
    <ButtonLink variant="primary" icon={<Plus />} href={adminNewAccessRequirementPage}>
      Create requirement
    </ButtonLink>
  );
  return (
    <ListScreen
      label="Requirements"
      nouns={['requirement', 'requirements']}
      filters={filters}
      list={list}
      heading={<ReviewHeading actions={create} />}
      empty={
        <EmptyState icon={<FileCheck />} title="No requirements">
          Each names data that people request access to, and for how long they get it.
        </EmptyState>
      }
      renderRow={(requirement) => <RequirementRow key={requirement.id} requirement={requirement} />}
    />
  );
}

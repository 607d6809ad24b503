'use client';

import { useQuery } from '@tanstack/react-query';
import { ListChecks, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ChecklistDialog } from '@/components/checklists/checklist-dialog';
import { checklistFilters } from '@/components/checklists/checklist-filters';
import { checklistListQuery } from '@/components/checklists/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import { adminChecklistPage } from '@/lib/core/review-routes';
import { formatCount } from '@/lib/core/wording';

/** The checklists that organisations can ask of their projects. */
export function ChecklistsView() {
  const router = useRouter();
  const filters = useListFilters(checklistFilters);
  const list = useQuery(checklistListQuery(filters.query));
  const [isCreating, setIsCreating] = useState(false);
  const create = useMe().is_staff && (
    <Button variant="primary" icon={<Plus />} onPress={() => setIsCreating(true)}>
      Create checklist
    </Button>
  );
  return (
    <ListScreen
      label="Checklists"
      nouns={['checklist', 'checklists']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Checklists" actions={create}>
          Questions about projects. Each organisation chooses the one that its projects answer.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<ListChecks />} title="No checklists">
          Checklists appear here. Organisations choose one for their projects.
        </EmptyState>
      }
      renderRow={({ description, name, questions_count, uuid }) => (
        <ListRow
          key={uuid}
          title={
            <Link variant="quiet" href={adminChecklistPage(uuid)} data-row>
              {name}
            </Link>
          }
          detail={description}
          trailing={<span className="text-text-muted">{formatCount(questions_count, 'question', 'questions')}</span>}
        />
      )}
    >
      {isCreating && (
        <ChecklistDialog
          checklist={null}
          onClose={() => setIsCreating(false)}
          onSaved={({ uuid }) => router.push(adminChecklistPage(uuid))}
        />
      )}
    </ListScreen>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { checklistChoicesQuery } from '@/components/checklists/queries';
import { PageSection } from '@/components/ui/page-section';
import { RecordStates } from '@/components/ui/record-states';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { toast, toastWithUndo } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { changeCustomerOperation } from '@/lib/contracts/customers/customers';

interface CustomerChecklistProps {
  /** The checklist that the organisation has; null without one. */
  chosen: string | null;
  uuid: string;
}

const NONE = 'none';

/** Which checklist is asked of the projects of an organisation, for who may choose it (CUSTOMER.UPDATE). */
export function CustomerChecklist({ chosen, uuid }: CustomerChecklistProps) {
  const found = useQuery(checklistChoicesQuery(uuid));
  const { isPending, mutate } = useChange(() => changeCustomerOperation, []);
  const store = (checklist: string | null, onSuccess: () => void) =>
    mutate({ uuid, project_metadata_checklist: checklist }, { onSuccess });
  const undo = () => store(chosen, () => toast({ tone: 'success', title: 'Undone' }));
  const choose = (id: string) => store(id === NONE ? null : id, () => toastWithUndo('Checklist changed', undo));
  return (
    <PageSection title="Checklist">
      <RecordStates query={found} what="the checklists" loading={<Skeleton className="h-9 w-60" />}>
        {(choices) => (
          <div className="max-w-100">
            <Select
              label="Asked of every project"
              description="Answers to a former checklist are kept, and come back with it."
              isDisabled={isPending}
              options={[
                { id: NONE, label: 'No checklist' },
                ...choices.map(({ name, uuid: id }) => ({ id, label: name })),
              ]}
              value={chosen ?? NONE}
              onChange={choose}
            />
          </div>
        )}
      </RecordStates>
    </PageSection>
  );
}

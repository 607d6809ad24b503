'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomerField } from '@/components/projects/customer-field';
import { holderInWords } from '@/components/projects/holder-in-words';
import { MoveRehearsal } from '@/components/projects/move-rehearsal';
import { moveRehearsalQuery } from '@/components/projects/queries';
import { Checkbox } from '@/components/ui/checkbox';
import type { Outcome } from '@/components/ui/dialog';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useWideChange } from '@/components/ui/use-change';
import { type MovedProject, moveProjectOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';

/** Moves a project to another organisation, and says who lost their role by it. */
export function MoveProjectDialog({ onClose, project }: { onClose: () => void; project: Project }) {
  const { customer_uuid, name, uuid } = project;
  const [customer, setCustomer] = useState<string | null>(null);
  const [keeps, setKeeps] = useState(true);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { data, error, isPending, mutate } = useWideChange(() => moveProjectOperation);
  const submit = () => {
    setIsSubmitted(true);
    if (customer !== null) mutate({ uuid, customer, preserve_permissions: keeps });
  };
  return (
    <FormDialog
      title={`Move ${name} to another organisation`}
      description="Its resources and orders move along. The owners of the new organisation decide about it from then on."
      confirmLabel="Move project"
      error={formErrorOf(error, ['customer'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
      outcome={data && outcomeOf(data)}
    >
      <CustomerField
        isToCreate={false}
        without={customer_uuid}
        value={customer}
        onChange={setCustomer}
        error={isSubmitted && customer === null ? 'Choose an organisation.' : fieldErrorOf(error, 'customer')}
      />
      <Checkbox isSelected={keeps} onChange={setKeeps}>
        Keep the roles of its team
      </Checkbox>
      {customer !== null && !isPending && data === undefined && <Foreseen {...{ customer, keeps, project }} />}
    </FormDialog>
  );
}

/** What the move will do, as it stands now. */
function Foreseen({ customer, keeps, project }: { customer: string; keeps: boolean; project: Project }) {
  const { slug, uuid } = project;
  const rehearsal = useQuery(moveRehearsalQuery({ uuid, customer, preserve_permissions: keeps ? 'true' : 'false' }));
  return (
    <RecordStates query={rehearsal} what="what the move will do" loading={<Skeleton className="h-16 w-full" />}>
      {(found) => <MoveRehearsal rehearsal={found} slug={slug} />}
    </RecordStates>
  );
}

function outcomeOf({ customer_name, name, revoked_users }: MovedProject): Outcome {
  return {
    title: `${name} moved to ${customer_name}`,
    content:
      revoked_users.length === 0 ? (
        <p>Its team stayed the same.</p>
      ) : (
        <>
          <p className="mb-2">These people lost their role in it:</p>
          <ul aria-label="Lost their role" className="list-disc space-y-1 ps-5">
            {revoked_users.map((holder) => (
              <li key={holder.user_uuid + holder.role}>{holderInWords(holder)}</li>
            ))}
          </ul>
        </>
      ),
  };
}

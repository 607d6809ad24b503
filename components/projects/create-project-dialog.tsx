'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CustomerField } from '@/components/projects/customer-field';
import { KindField } from '@/components/projects/kind-field';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { createProjectOperation, type Project } from '@/lib/contracts/projects/projects';
import { projectPage } from '@/lib/core/routes';

type Draft = {
  name: string;
  customer: string | null;
  description: string;
  kind: Project['kind'];
  start_date: string;
  end_date: string;
};

const empty: Draft = { name: '', customer: null, description: '', kind: 'default', start_date: '', end_date: '' };

interface CreateProjectDialogProps {
  /** The organisation in which it is created; without one it is chosen. */
  customer?: string;
  onClose: () => void;
}

/** Creates a project and goes to its page. */
export function CreateProjectDialog({ customer: within, onClose }: CreateProjectDialogProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>({ ...empty, customer: within ?? null });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, isSuccess, mutate } = useWideChange(() => createProjectOperation);
  const { customer, end_date, name, start_date, ...others } = draft;
  const submit = () => {
    setIsSubmitted(true);
    if (customer === null || name.trim() === '') return;
    const days = { ...(start_date !== '' && { start_date }), ...(end_date !== '' && { end_date }) };
    mutate(
      { name, customer, ...others, ...days },
      {
        onSuccess: (created) => {
          toast({ tone: 'success', title: `${created.name} created` });
          router.push(projectPage(created.uuid));
        },
      },
    );
  };
  return (
    <FormDialog
      title="Create project"
      confirmLabel="Create project"
      error={formErrorOf(error, Object.keys(empty))}
      isPending={isPending || isSuccess}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields
        draft={draft}
        error={error}
        isSubmitted={isSubmitted}
        isCustomerChosen={within !== undefined}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
    </FormDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  error: Error | null;
  isCustomerChosen: boolean;
  isSubmitted: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

function Fields({ draft, error, isCustomerChosen, isSubmitted, onChange }: FieldsProps) {
  const { customer, description, end_date, kind, name, start_date } = draft;
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={500}
        value={name}
        onChange={(text) => onChange({ name: text })}
        error={isSubmitted && name.trim() === '' ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      {!isCustomerChosen && (
        <CustomerField
          isToCreate
          value={customer}
          onChange={(uuid) => onChange({ customer: uuid })}
          error={isSubmitted && customer === null ? 'Choose an organisation.' : fieldErrorOf(error, 'customer')}
        />
      )}
      <TextArea
        label="Description"
        maxLength={2_000}
        value={description}
        onChange={(text) => onChange({ description: text })}
        error={fieldErrorOf(error, 'description')}
      />
      <KindField value={kind} onChange={(chosen) => onChange({ kind: chosen })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          label="Start date"
          description="Leave empty to start today."
          value={start_date}
          onChange={(day) => onChange({ start_date: day })}
          error={fieldErrorOf(error, 'start_date')}
        />
        <DateField
          label="End date"
          description="Leave empty to set none."
          value={end_date}
          onChange={(day) => onChange({ end_date: day })}
          error={fieldErrorOf(error, 'end_date')}
        />
      </div>
    </>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { CustomerField } from '@/components/projects/customer-field';
import { projectKindLabels } from '@/components/projects/project-labels';
import { projectKeys } from '@/components/projects/queries';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { projectKindNames } from '@/lib/contracts/places';
import { createProjectOperation } from '@/lib/contracts/projects';
import { projectPage } from '@/lib/core/routes';

const fields = ['name', 'customer', 'description', 'start_date', 'end_date', 'kind'];
const empty = { name: '', description: '', start_date: '', end_date: '' };

/** Creates a project and goes to its page. */
export function CreateProjectDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [customer, setCustomer] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof projectKindNames)[number]>('default');
  const [texts, setTexts] = useState(empty);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useFormChange(() => createProjectOperation, projectKeys.all);
  const { description, end_date, name, start_date } = texts;
  const set = (field: keyof typeof empty) => (text: string) => setTexts({ ...texts, [field]: text });
  const errorOf = (field: string) => fieldErrorOf(error, field);
  const missing = (isMissing: boolean, words: string) => (isSubmitted && isMissing ? words : undefined);
  const submit = () => {
    setIsSubmitted(true);
    if (customer === null || name.trim() === '') return;
    const days = { ...(start_date !== '' && { start_date }), ...(end_date !== '' && { end_date }) };
    mutate(
      { name, customer, description, kind, ...days },
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
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={500}
        value={name}
        onChange={set('name')}
        error={missing(name.trim() === '', 'Enter a name.') ?? errorOf('name')}
      />
      <CustomerField
        isToCreate
        value={customer}
        onChange={setCustomer}
        error={missing(customer === null, 'Choose an organisation.') ?? errorOf('customer')}
      />
      <TextArea
        label="Description"
        maxLength={2_000}
        value={description}
        onChange={set('description')}
        error={errorOf('description')}
      />
      <Select
        label="Type"
        options={projectKindNames.map((id) => ({ id, label: projectKindLabels[id] }))}
        value={kind}
        onChange={setKind}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          label="Start date"
          description="Leave empty to start today."
          value={start_date}
          onChange={set('start_date')}
          error={errorOf('start_date')}
        />
        <DateField
          label="End date"
          description="Leave empty to set none."
          value={end_date}
          onChange={set('end_date')}
          error={errorOf('end_date')}
        />
      </div>
    </FormDialog>
  );
}

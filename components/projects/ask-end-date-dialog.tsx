'use client';

import { useState } from 'react';
import { EndConsequences } from '@/components/projects/end-consequences-list';
import { useProjectToday } from '@/components/projects/use-project-today';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { createEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import type { Project } from '@/lib/contracts/projects/projects';

const fields = ['requested_end_date', 'comment'];

/** Asks the owners of the organisation for another end date. */
export function AskEndDateDialog({ onClose, project }: { onClose: () => void; project: Project }) {
  const today = useProjectToday(project);
  const [day, setDay] = useState('');
  const [comment, setComment] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useWideChange(() => createEndDateRequestOperation);
  const submit = () => {
    setIsSubmitted(true);
    if (day === '') return;
    mutate(
      { project: project.uuid, requested_end_date: day, comment },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Request sent' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Request another end date"
      description={`The owners of ${project.customer_name} decide. You’ll be notified of their decision.`}
      confirmLabel="Send request"
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <DateField
        autoFocus
        isRequired
        label="New end date"
        min={today}
        value={day}
        onChange={setDay}
        error={isSubmitted && day === '' ? 'Choose a date.' : fieldErrorOf(error, 'requested_end_date')}
      />
      <EndConsequences project={project} end={day} />
      <TextArea
        label="Comment"
        description="Why you need it. Everyone who sees the project can read it."
        maxLength={2_000}
        value={comment}
        onChange={setComment}
        error={fieldErrorOf(error, 'comment')}
      />
    </FormDialog>
  );
}

'use client';

import { useState } from 'react';
import { EndConsequences } from '@/components/projects/end-consequences-list';
import { useProjectToday } from '@/components/projects/use-project-today';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { changeProjectOperation, type Project } from '@/lib/contracts/projects/projects';
import { formatLongDay } from '@/lib/core/wording';

interface EndDateDialogProps {
  onClose: () => void;
  project: Project;
}

/** Sets, moves or removes the end date of a project, and says what ends when. */
export function EndDateDialog({ onClose, project }: EndDateDialogProps) {
  const { end_date, uuid } = project;
  const today = useProjectToday(project);
  const [day, setDay] = useState(end_date ?? '');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useWideChange(() => changeProjectOperation);
  const save = (end: string | null) =>
    mutate(
      { uuid, end_date: end },
      {
        onSuccess: () => {
          toast({
            tone: 'success',
            title: end === null ? 'End date removed' : `End date set to ${formatLongDay(end)}`,
          });
          onClose();
        },
      },
    );
  const submit = () => {
    setIsSubmitted(true);
    if (day !== '') save(day);
  };
  const remove = end_date !== null && (
    <Button variant="danger-secondary" isDisabled={isPending} onPress={() => save(null)}>
      Remove end date
    </Button>
  );
  return (
    <FormDialog
      title={end_date === null ? 'Set an end date' : 'Change the end date'}
      confirmLabel={end_date === null ? 'Set end date' : 'Move end date'}
      error={formErrorOf(error, ['end_date'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
      others={remove}
    >
      <DateField
        autoFocus
        isRequired
        label="End date"
        min={today}
        value={day}
        onChange={setDay}
        error={isSubmitted && day === '' ? 'Choose a date.' : fieldErrorOf(error, 'end_date')}
      />
      <EndConsequences project={project} end={day} />
    </FormDialog>
  );
}

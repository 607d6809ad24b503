'use client';

import { useState } from 'react';
import { projectKindLabels } from '@/components/projects/project-labels';
import { useProjectChange } from '@/components/projects/use-project-change';
import { useProjectToday } from '@/components/projects/use-project-today';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { projectKindNames } from '@/lib/contracts/places';
import { changeProjectOperation, type Project } from '@/lib/contracts/projects';

const fields = ['name', 'description', 'kind', 'start_date', 'grace_period_days', 'staff_notes'];
const MOST_GRACE_DAYS = 3_650;

interface EditProjectDialogProps {
  /** Whether the fields that are for staff alone are there. */
  isStaff: boolean;
  onClose: () => void;
  project: Project;
}

/** Changes what a project is called and how it is described; staff also its grace and their notes. */
export function EditProjectDialog({ isStaff, onClose, project }: EditProjectDialogProps) {
  const { state, uuid } = project;
  const today = useProjectToday(project);
  const [name, setName] = useState(project.name);
  const [description, setDescription] = useState(project.description);
  const [kind, setKind] = useState(project.kind);
  const [start, setStart] = useState(project.start_date ?? '');
  const [grace, setGrace] = useState(project.grace_period_days ?? Number.NaN);
  const [notes, setNotes] = useState(project.staff_notes);
  const { error, isPending, mutate } = useProjectChange(() => changeProjectOperation);
  const errorOf = (field: string) => fieldErrorOf(error, field);
  const submit = () => {
    if (name.trim() === '') return;
    const forStaff = { grace_period_days: Number.isNaN(grace) ? null : grace, staff_notes: notes };
    const startDate = state === 'creating' ? { start_date: start === '' ? null : start } : {};
    mutate(
      { uuid, name, description, kind, ...startDate, ...(isStaff && forStaff) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Project changed' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Edit project"
      confirmLabel="Save"
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
        onChange={setName}
        error={name.trim() === '' ? 'Enter a name.' : errorOf('name')}
      />
      <TextArea
        label="Description"
        maxLength={2_000}
        value={description}
        onChange={setDescription}
        error={errorOf('description')}
      />
      <Select
        label="Type"
        options={projectKindNames.map((id) => ({ id, label: projectKindLabels[id] }))}
        value={kind}
        onChange={setKind}
      />
      {state === 'creating' && (
        <DateField
          label="Start date"
          description="Leave empty to start today."
          min={today}
          value={start}
          onChange={setStart}
          error={errorOf('start_date')}
        />
      )}
      {isStaff && (
        <>
          <NumberField
            label="Grace period in days"
            description={graceNote(project)}
            minValue={0}
            maxValue={MOST_GRACE_DAYS}
            value={grace}
            onChange={setGrace}
            error={errorOf('grace_period_days')}
          />
          <TextArea
            label="Staff notes"
            description="Only staff and support can read them."
            maxLength={2_000}
            value={notes}
            onChange={setNotes}
            error={errorOf('staff_notes')}
          />
        </>
      )}
    </FormDialog>
  );
}

function graceNote({ customer_grace_period_days, customer_name }: Project): string {
  return `Leave empty to use that of ${customer_name}: ${customer_grace_period_days ?? 0}.`;
}

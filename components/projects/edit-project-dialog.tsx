'use client';

import { useState } from 'react';
import { KindField } from '@/components/projects/kind-field';
import { StaffFields } from '@/components/projects/staff-fields';
import { useProjectChange } from '@/components/projects/use-project-change';
import { useProjectToday } from '@/components/projects/use-project-today';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { changedFields } from '@/lib/client/changed-fields';
import { changeProjectOperation, type Project } from '@/lib/contracts/projects';

const fields = ['name', 'description', 'kind', 'start_date', 'grace_period_days', 'staff_notes'] as const;
type Draft = Pick<Project, (typeof fields)[number]>;

interface EditProjectDialogProps {
  /** Whether the fields that are for staff alone are there. */
  isStaff: boolean;
  onClose: () => void;
  project: Project;
}

/** Changes what a project is called and how it is described; staff also its grace and their notes. */
export function EditProjectDialog({ isStaff, onClose, project }: EditProjectDialogProps) {
  const { uuid } = project;
  const [opened] = useState(project);
  const [draft, setDraft] = useState<Draft>(project);
  const { error, isPending, mutate } = useProjectChange(() => changeProjectOperation);
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    const { description, grace_period_days, kind, name, staff_notes, start_date } = draft;
    if (name.trim() === '') return;
    const startDate = project.state === 'creating' ? { start_date } : {};
    const written = { name, description, kind, ...startDate, ...(isStaff && { grace_period_days, staff_notes }) };
    mutate(
      { uuid, ...changedFields(opened, written) },
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
      <Fields draft={draft} error={error} onChange={change} project={project} />
      {isStaff && (
        <StaffFields
          graceDays={draft.grace_period_days}
          notes={draft.staff_notes}
          error={error}
          project={project}
          onChange={change}
        />
      )}
    </FormDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  error: Error | null;
  onChange: (changes: Partial<Draft>) => void;
  project: Project;
}

function Fields({ draft: { description, kind, name, start_date }, error, onChange, project }: FieldsProps) {
  const today = useProjectToday(project);
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={500}
        value={name}
        onChange={(text) => onChange({ name: text })}
        error={name.trim() === '' ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      <TextArea
        label="Description"
        maxLength={2_000}
        value={description}
        onChange={(text) => onChange({ description: text })}
        error={fieldErrorOf(error, 'description')}
      />
      <KindField value={kind} onChange={(chosen) => onChange({ kind: chosen })} />
      {project.state === 'creating' && (
        <DateField
          label="Start date"
          description="Leave empty to start today."
          min={today}
          value={start_date ?? ''}
          onChange={(day) => onChange({ start_date: day === '' ? null : day })}
          error={fieldErrorOf(error, 'start_date')}
        />
      )}
    </>
  );
}

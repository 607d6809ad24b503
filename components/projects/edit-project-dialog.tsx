'use client';

import { useState } from 'react';
import { KindField } from '@/components/projects/kind-field';
import { ProjectDetailFields, type ProjectDetails } from '@/components/projects/project-detail-fields';
import { StaffFields } from '@/components/projects/staff-fields';
import { useProjectToday } from '@/components/projects/use-project-today';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { changedFields } from '@/lib/client/changed-fields';
import { changeProjectOperation, type Project } from '@/lib/contracts/projects/projects';

const ownFields = [
  'name',
  'description',
  'kind',
  'start_date',
  'slug',
  'grace_period_days',
  'max_service_accounts',
  'staff_notes',
] as const;
const fields = [...ownFields, 'type', 'oecd_fos_2007_code', 'is_industry', 'time_zone', 'backend_id'];
type Draft = Pick<Project, (typeof ownFields)[number]> & ProjectDetails;

function draftOf(project: Project): Draft {
  const { oecd_fos_2007_code, time_zone, type_uuid } = project;
  return {
    ...project,
    type: type_uuid ?? '',
    oecd_fos_2007_code: oecd_fos_2007_code ?? '',
    time_zone: time_zone ?? '',
  };
}

interface EditProjectDialogProps {
  /** Whether the fields that are for staff alone are there. */
  isStaff: boolean;
  onClose: () => void;
  project: Project;
}

/** Changes what a project is called and how it is described and sorted; staff also its short name, its grace, its limit of service accounts and their notes. */
export function EditProjectDialog({ isStaff, onClose, project }: EditProjectDialogProps) {
  const { uuid } = project;
  const [opened] = useState(() => draftOf(project));
  const [draft, setDraft] = useState(opened);
  const { error, isPending, mutate } = useWideChange(() => changeProjectOperation);
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    if (draft.name.trim() === '') return;
    const changes = changedFields(opened, writtenIn(draft, { isStaff, isCreating: project.state === 'creating' }));
    const { oecd_fos_2007_code, time_zone, type } = changes;
    const emptied = {
      ...(type === '' && { type: null }),
      ...(time_zone === '' && { time_zone: null }),
      ...(oecd_fos_2007_code === '' && { oecd_fos_2007_code: null }),
    };
    mutate(
      { uuid, ...changes, ...emptied },
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
      <ProjectDetailFields details={draft} error={error} onChange={change} typeName={project.type_name} />
      {isStaff && (
        <StaffFields
          graceDays={draft.grace_period_days}
          mostAccounts={draft.max_service_accounts}
          notes={draft.staff_notes}
          slug={draft.slug}
          error={error}
          project={project}
          onChange={change}
        />
      )}
    </FormDialog>
  );
}

/** What the form sends of a draft: who may not change something, or not any more, sends nothing of it. */
function writtenIn(draft: Draft, { isCreating, isStaff }: { isCreating: boolean; isStaff: boolean }) {
  const { backend_id, description, is_industry, kind, name, oecd_fos_2007_code, time_zone, type } = draft;
  const { grace_period_days, max_service_accounts, slug, staff_notes, start_date } = draft;
  return {
    name,
    description,
    kind,
    type,
    oecd_fos_2007_code,
    is_industry,
    time_zone,
    backend_id,
    ...(isCreating && { start_date }),
    ...(isStaff && { grace_period_days, max_service_accounts, slug, staff_notes }),
  };
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

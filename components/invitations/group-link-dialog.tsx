'use client';

import { useState } from 'react';
import { type InvitedRole, roleOptions, usualRole } from '@/components/invitations/invitation-labels';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { createGroupInvitationOperation } from '@/lib/contracts/group-invitations';
import type { PlaceKind } from '@/lib/contracts/places';

interface GroupLinkDialogProps {
  kind: PlaceKind;
  onClose: () => void;
  uuid: string;
}

type Draft = {
  role: InvitedRole;
  custom_text: string;
  auto_approve: boolean;
  allow_multiple_requests: boolean;
  auto_create_project: boolean;
  project_role: InvitedRole;
  project_name_template: string;
  allow_custom_project_details: boolean;
};

function newDraft(kind: PlaceKind): Draft {
  return {
    role: usualRole(kind),
    custom_text: '',
    auto_approve: false,
    allow_multiple_requests: false,
    auto_create_project: false,
    project_role: 'PROJECT.MANAGER',
    project_name_template: 'Project of {full_name}',
    allow_custom_project_details: false,
  };
}

/** Makes a link by which people ask for a role; in an organisation also one that makes a project for each. */
export function GroupLinkDialog({ kind, onClose, uuid }: GroupLinkDialogProps) {
  const [draft, setDraft] = useState<Draft>(() => newDraft(kind));
  const { error, isPending, mutate } = useInvitationForm(() => createGroupInvitationOperation);
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    const { allow_custom_project_details, project_name_template, project_role, ...others } = draft;
    const projects = { allow_custom_project_details, project_name_template, project_role };
    mutate(
      { scope: uuid, ...others, ...(draft.auto_create_project && projects) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Link created' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Create a link to join"
      description="Whoever has the link can ask for the role. You can end it at any time."
      confirmLabel="Create link"
      error={formErrorOf(error, Object.keys(draft))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Select
        label="Role"
        options={roleOptions(kind)}
        value={draft.role}
        onChange={(role) => set({ role })}
        error={fieldErrorOf(error, 'role')}
      />
      <TextArea
        label="Text on the page of the link"
        maxLength={2_000}
        value={draft.custom_text}
        onChange={(custom_text) => set({ custom_text })}
        error={fieldErrorOf(error, 'custom_text')}
      />
      <Checkbox isSelected={draft.auto_approve} onChange={(auto_approve) => set({ auto_approve })}>
        Approve requests automatically where restrictions and quotas allow
      </Checkbox>
      <Checkbox
        isSelected={draft.allow_multiple_requests}
        onChange={(allow_multiple_requests) => set({ allow_multiple_requests })}
      >
        Let people ask more than once
      </Checkbox>
      {kind === 'customer' && <ProjectFields draft={draft} error={error} onChange={set} />}
    </FormDialog>
  );
}

interface ProjectFieldsProps {
  draft: Draft;
  error: Error | null;
  onChange: (changes: Partial<Draft>) => void;
}

function ProjectFields({ draft, error, onChange }: ProjectFieldsProps) {
  return (
    <>
      <Checkbox
        isSelected={draft.auto_create_project}
        onChange={(auto_create_project) => onChange({ auto_create_project })}
        error={fieldErrorOf(error, 'auto_create_project')}
      >
        Create a project for each person instead
      </Checkbox>
      {draft.auto_create_project && (
        <>
          <TextField
            isRequired
            label="Name of the project"
            description="{username}, {email} and {full_name} stand for the person."
            maxLength={500}
            value={draft.project_name_template}
            onChange={(project_name_template) => onChange({ project_name_template })}
            error={fieldErrorOf(error, 'project_name_template')}
          />
          <Select
            label="Role in the project"
            options={roleOptions('project')}
            value={draft.project_role}
            onChange={(project_role) => onChange({ project_role })}
            error={fieldErrorOf(error, 'project_role')}
          />
          <Checkbox
            isSelected={draft.allow_custom_project_details}
            onChange={(allow_custom_project_details) => onChange({ allow_custom_project_details })}
          >
            Let people choose the name and the description
          </Checkbox>
        </>
      )}
    </>
  );
}

'use client';

import { useState } from 'react';
import { SettingsField } from '@/components/resources/settings-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { changedFields } from '@/lib/client/changed-fields';
import { useMe } from '@/lib/client/me-query';
import { changeResourceOperation, type Resource } from '@/lib/contracts/marketplace/marketplace';

const MOST_CHARACTERS = 500;
const MOST_ID_CHARACTERS = 255;
const fields = ['name', 'backend_id', 'service_settings'] as const;

interface EditResourceDialogProps {
  onClose: () => void;
  resource: Resource;
}

/** Changes what a resource is called; staff also what its backend calls it. */
export function EditResourceDialog({ onClose, resource }: EditResourceDialogProps) {
  const { is_staff } = useMe();
  const [opened] = useState({
    name: resource.name,
    backend_id: resource.backend_id,
    service_settings: resource.service_settings_uuid ?? null,
  });
  const [draft, setDraft] = useState(opened);
  // Its actions and orders show its name, too.
  const { error, isPending, mutate } = useFormChange(() => changeResourceOperation, []);
  const isNameless = draft.name.trim() === '';
  const save = () => {
    if (isNameless) return;
    mutate(
      { uuid: resource.uuid, ...changedFields(opened, draft) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Resource changed' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Edit resource"
      confirmLabel="Save"
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={MOST_CHARACTERS}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isNameless ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      {is_staff && (
        <StaffFields
          resource={resource}
          draft={draft}
          error={error}
          onChange={(changed) => setDraft({ ...draft, ...changed })}
        />
      )}
    </FormDialog>
  );
}

type StaffDraft = { backend_id: string; service_settings: string | null };

interface StaffFieldsProps {
  draft: StaffDraft;
  error: Error | null;
  onChange: (changed: Partial<StaffDraft>) => void;
  resource: Resource;
}

function StaffFields({ draft, error, onChange, resource }: StaffFieldsProps) {
  return (
    <>
      <TextField
        label="Backend ID"
        description="What another system calls it."
        maxLength={MOST_ID_CHARACTERS}
        value={draft.backend_id}
        onChange={(backend_id) => onChange({ backend_id })}
        error={fieldErrorOf(error, 'backend_id')}
      />
      <SettingsField
        resource={resource}
        value={draft.service_settings}
        onChange={(service_settings) => onChange({ service_settings })}
        error={fieldErrorOf(error, 'service_settings')}
      />
    </>
  );
}

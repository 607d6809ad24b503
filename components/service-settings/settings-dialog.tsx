'use client';

import { useState } from 'react';
import { CredentialFields } from '@/components/service-settings/credential-fields';
import { OwnerField } from '@/components/service-settings/owner-field';
import { draftOf, optionsOf, type SettingsDraft, sentOf } from '@/components/service-settings/settings-draft';
import { useSaveSettings } from '@/components/service-settings/use-save-settings';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { credentialNames, type ServiceSettings } from '@/lib/contracts/people/service-settings';

const fields = ['name', 'type', 'customer', 'backend_url', 'options', ...credentialNames] as const;

interface SettingsDialogProps {
  /** The organisation that new ones are for where the person can’t choose it. */
  customer?: string;
  onClose: () => void;
  /** Those to change; null for new ones. */
  settings: ServiceSettings | null;
}

/** Names service settings, says how their backend is reached, and sets or clears its credentials. */
export function SettingsDialog({ customer, onClose, settings }: SettingsDialogProps) {
  const [opened] = useState(() => draftOf(settings, customer ?? null));
  const [draft, setDraft] = useState(opened);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useSaveSettings(settings?.uuid ?? null);
  const options = optionsOf(draft.options);
  const submit = () => {
    setIsSubmitted(true);
    if (draft.name.trim() === '' || draft.type.trim() === '' || options === undefined) return;
    mutate(sentOf(draft, options, settings && opened), {
      onSuccess: () => {
        toast({
          tone: 'success',
          title: settings === null ? `${draft.name.trim()} created` : 'Service settings changed',
        });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={settings === null ? 'Create service settings' : 'Edit service settings'}
      confirmLabel={settings === null ? 'Create settings' : 'Save'}
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields draft={draft} error={error} isSubmitted={isSubmitted} onChange={setDraft} />
      {customer === undefined && (
        <OwnerField
          owner={ownerOf(settings)}
          value={draft.customer}
          onChange={(owner) => setDraft({ ...draft, customer: owner })}
          error={fieldErrorOf(error, 'customer')}
        />
      )}
      <CredentialFields
        drafts={draft.credentials}
        error={error}
        isAnySet={settings?.has_credentials === true}
        isNew={settings === null}
        onChange={(credentials) => setDraft({ ...draft, credentials })}
      />
    </FormDialog>
  );
}

function ownerOf(settings: ServiceSettings | null) {
  if (settings === null || settings.customer_uuid === null) return null;
  return { uuid: settings.customer_uuid, name: settings.customer_name ?? '' };
}

interface FieldsProps {
  draft: SettingsDraft;
  error: Error | null;
  isSubmitted: boolean;
  onChange: (draft: SettingsDraft) => void;
}

function Fields({ draft, error, isSubmitted, onChange }: FieldsProps) {
  const missing = (text: string, sentence: string) => (isSubmitted && text.trim() === '' ? sentence : undefined);
  const noObject = isSubmitted && optionsOf(draft.options) === undefined ? 'Enter a JSON object.' : undefined;
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={150}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={missing(draft.name, 'Enter a name.') ?? fieldErrorOf(error, 'name')}
      />
      <TextField
        isRequired
        label="Type"
        description="What the backend is, for example OpenStack."
        maxLength={255}
        value={draft.type}
        onChange={(type) => onChange({ ...draft, type })}
        error={missing(draft.type, 'Enter a type.') ?? fieldErrorOf(error, 'type')}
      />
      <TextField
        label="Backend URL"
        type="url"
        maxLength={255}
        value={draft.backend_url}
        onChange={(backend_url) => onChange({ ...draft, backend_url })}
        error={fieldErrorOf(error, 'backend_url')}
      />
      <TextArea
        label="Options"
        description="A JSON object. Everyone who sees the settings can read it."
        value={draft.options}
        onChange={(options) => onChange({ ...draft, options })}
        error={noObject ?? fieldErrorOf(error, 'options')}
      />
      <Checkbox
        isSelected={draft.is_active}
        onChange={(is_active) => onChange({ ...draft, is_active })}
        description="Resources can use these settings."
      >
        Active
      </Checkbox>
    </>
  );
}

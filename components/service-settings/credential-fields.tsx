'use client';

import type { SettingsDraft } from '@/components/service-settings/settings-draft';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type CredentialName, credentialNames } from '@/lib/contracts/people/service-settings';

type Drafts = SettingsDraft['credentials'];

interface CredentialFieldsProps {
  drafts: Drafts;
  error: Error | null;
  /** Whether any is set; false for new settings. */
  isAnySet: boolean;
  isNew: boolean;
  onChange: (drafts: Drafts) => void;
}

const labels: Readonly<Record<CredentialName, string>> = {
  username: 'Username',
  password: 'Password',
  token: 'Token',
  certificate: 'Certificate',
};

/** What opens the backend: written, replaced or cleared, and never shown. */
export function CredentialFields({ drafts, error, isAnySet, isNew, onChange }: CredentialFieldsProps) {
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">Credentials: {isAnySet ? 'set' : 'not set'}</legend>
      <p className="text-sm text-text-muted">
        Stored encrypted and never shown again.{!isNew && ' Leave a field empty to keep what is stored.'}
      </p>
      {credentialNames.map((name) => (
        <CredentialField
          key={name}
          name={name}
          draft={drafts[name]}
          error={fieldErrorOf(error, name)}
          canClear={isAnySet}
          onChange={(draft) => onChange({ ...drafts, [name]: draft })}
        />
      ))}
    </fieldset>
  );
}

interface CredentialFieldProps {
  canClear: boolean;
  draft: string | null;
  error: string | undefined;
  name: CredentialName;
  onChange: (draft: string | null) => void;
}

function CredentialField({ canClear, draft, error, name, onChange }: CredentialFieldProps) {
  const field = { label: labels[name], value: draft ?? '', onChange, error, isDisabled: draft === null };
  return (
    <div className="space-y-1">
      {name === 'certificate' ? (
        <TextArea {...field} autoComplete="off" />
      ) : (
        <TextField {...field} type={name === 'username' ? 'text' : 'password'} autoComplete="new-password" />
      )}
      {canClear && (
        <Checkbox isSelected={draft === null} onChange={(isCleared) => onChange(isCleared ? null : '')}>
          Clear {labels[name].toLowerCase()}
        </Checkbox>
      )}
    </div>
  );
}

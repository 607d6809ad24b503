'use client';

import { NamesField } from '@/components/purge-profiles/names-field';
import { fieldLabels, recordLabels, statusLabels } from '@/components/purge-profiles/profile-labels';
import type { ProfileDraft } from '@/components/purge-profiles/use-save-profile';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextField } from '@/components/ui/text-field';
import { MOST_AFTER_DAYS, purgedStatuses, purgeFields, purgeRecords } from '@/lib/contracts/people/purge-profiles';

interface ProfileFieldsProps {
  draft: ProfileDraft;
  errors: Readonly<Record<string, string>>;
  isNew: boolean;
  onEdit: (part: Partial<ProfileDraft>) => void;
  /** The default stays it until another profile is. */
  wasDefault: boolean;
}

/** Everything that can be decided about a purge profile. */
export function ProfileFields({ draft, errors, isNew, onEdit, wasDefault }: ProfileFieldsProps) {
  const { after_days, applies_to, is_default, is_on, name } = draft;
  return (
    <>
      <TextField
        label="Name"
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={255}
        value={name}
        onChange={(value) => onEdit({ name: value })}
        error={errors['name']}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="For"
          isDisabled={!isNew}
          options={purgedStatuses.map((id) => ({ id, label: statusLabels[id] }))}
          value={applies_to}
          onChange={(status) => onEdit({ applies_to: status })}
        />
        <NumberField
          label={`Days after they were ${applies_to}`}
          isRequired
          minValue={0}
          maxValue={MOST_AFTER_DAYS}
          value={after_days}
          onChange={(days) => onEdit({ after_days: days })}
          error={errors['after_days']}
        />
      </div>
      <Contents draft={draft} error={errors['fields']} onEdit={onEdit} />
      <Checkbox
        isSelected={is_default}
        isDisabled={wasDefault}
        onChange={(isDefault) => onEdit({ is_default: isDefault })}
        description={wasDefault ? 'Make another profile the default to change this.' : undefined}
      >
        Default for {applies_to} people
      </Checkbox>
      <Switch
        label="On"
        description="A built-in rule purges people every day, once a second admin has approved it."
        isSelected={is_on}
        onChange={(isOn) => onEdit({ is_on: isOn })}
      />
    </>
  );
}

interface ContentsProps extends Pick<ProfileFieldsProps, 'draft' | 'onEdit'> {
  error: string | undefined;
}

function Contents({ draft: { fields, records }, error, onEdit }: ContentsProps) {
  return (
    <>
      <NamesField
        legend="Fields"
        description="Replaced with values that identify no one, also wherever they were copied."
        names={purgeFields}
        labelOf={(field) => fieldLabels[field]}
        chosen={fields}
        onChange={(chosen) => onEdit({ fields: chosen })}
      />
      <NamesField
        legend="Records"
        description="Deleted. Roles are revoked, and audiences are left."
        names={purgeRecords}
        labelOf={(record) => recordLabels[record]}
        chosen={records}
        onChange={(chosen) => onEdit({ records: chosen })}
      />
      {error !== undefined && <Callout tone="danger">{error}</Callout>}
    </>
  );
}

'use client';

import { RotateCcw } from 'lucide-react';
import { RemindersField } from '@/components/settings/reminders-field';
import { findSettingError, isSame, type SettingValue } from '@/components/settings/setting-edits';
import { boundsOf, formatValue, settingNames } from '@/components/settings/setting-groups';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { NumberField } from '@/components/ui/number-field';
import { type SettingKey, settingDescriptions } from '@/lib/contracts/settings';

interface SettingFieldProps {
  name: SettingKey;
  onChange: (value: SettingValue) => void;
  /** What the server said against this value. */
  serverError: string | undefined;
  saved: SettingValue;
  usual: SettingValue;
  value: SettingValue;
}

/** One setting: its field, what it does, its default, and whether it waits to be saved. */
export function SettingField(props: SettingFieldProps) {
  const { name, onChange, saved, usual, value } = props;
  return (
    <div className="py-3">
      <Control {...props} />
      <p className="mt-1 flex min-h-7 flex-wrap items-center gap-x-3 text-sm text-text-muted">
        <span>{`Default: ${formatValue(usual)}${formatBounds(name)}`}</span>
        {!isSame(value, saved) && <span className="text-warning">Not saved. Currently {formatValue(saved)}</span>}
        {!isSame(value, usual) && (
          <Button
            size="small"
            variant="quiet"
            icon={<RotateCcw />}
            aria-label={`Reset to default: ${settingNames[name]}`}
            onPress={() => onChange(usual)}
          >
            Reset to default
          </Button>
        )}
      </p>
    </div>
  );
}

function Control({ name, onChange, serverError, value }: SettingFieldProps) {
  const label = settingNames[name];
  const description = settingDescriptions[name];
  const error = serverError ?? findSettingError(name, value);
  if (typeof value === 'boolean') {
    return (
      <Checkbox isSelected={value} onChange={onChange} description={description} error={error}>
        {label}
      </Checkbox>
    );
  }
  if (typeof value !== 'number') {
    return <RemindersField label={label} description={description} error={error} value={value} onChange={onChange} />;
  }
  const bounds = boundsOf(name);
  return (
    <div className="max-w-100">
      <NumberField
        label={label}
        description={description}
        error={error}
        value={value}
        onChange={onChange}
        {...(bounds !== null && { minValue: bounds.least, maxValue: bounds.most })}
      />
    </div>
  );
}

function formatBounds(name: SettingKey): string {
  const bounds = boundsOf(name);
  return bounds === null ? '' : ` · from ${figures.format(bounds.least)} to ${figures.format(bounds.most)}`;
}

const figures = new Intl.NumberFormat('en');

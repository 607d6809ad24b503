'use client';

import { useState } from 'react';
import { daysIn, isSame } from '@/components/settings/setting-edits';
import { TextField } from '@/components/ui/text-field';

interface RemindersFieldProps {
  description: string;
  error: string | undefined;
  label: string;
  onChange: (days: number[]) => void;
  value: readonly number[];
}

/** A list of days, typed with commas. What cannot be read counts as an empty list, which no save accepts. */
export function RemindersField({ description, error, label, onChange, value }: RemindersFieldProps) {
  const [text, setText] = useState(value.join(', '));
  const isTyped = isSame(daysIn(text) ?? [], value);
  const type = (typed: string) => {
    setText(typed);
    onChange(daysIn(typed) ?? []);
  };
  return (
    <div className="max-w-100">
      <TextField
        label={label}
        description={`${description} Separated by commas, each from 0 to 3650.`}
        error={error}
        value={isTyped ? text : value.join(', ')}
        onChange={type}
      />
    </div>
  );
}

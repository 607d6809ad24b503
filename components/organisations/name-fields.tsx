'use client';

import { fieldErrorOf } from '@/components/ui/field-errors';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { Customer } from '@/lib/contracts/customers/customers';

export const nameFields = ['name', 'native_name', 'abbreviation', 'description'] as const;
export type Names = Pick<Customer, (typeof nameFields)[number]>;

interface NameFieldsProps {
  error: Error | null;
  isSubmitted: boolean;
  names: Names;
  onChange: (changes: Partial<Names>) => void;
}

/** What an organisation is called, and how it is described. */
export function NameFields({ error, isSubmitted, names, onChange }: NameFieldsProps) {
  const { abbreviation, description, name, native_name } = names;
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={255}
        value={name}
        onChange={(text) => onChange({ name: text })}
        error={isSubmitted && name.trim() === '' ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Native name"
          maxLength={160}
          value={native_name}
          onChange={(text) => onChange({ native_name: text })}
          error={fieldErrorOf(error, 'native_name')}
        />
        <TextField
          label="Abbreviation"
          maxLength={12}
          value={abbreviation}
          onChange={(text) => onChange({ abbreviation: text })}
          error={fieldErrorOf(error, 'abbreviation')}
        />
      </div>
      <TextArea
        label="Description"
        maxLength={2_000}
        value={description}
        onChange={(text) => onChange({ description: text })}
        error={fieldErrorOf(error, 'description')}
      />
    </>
  );
}

'use client';

import { Plus, X } from 'lucide-react';
import type { OptionDraft } from '@/components/checklists/question-draft';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { TextField } from '@/components/ui/text-field';
import { newUuid } from '@/lib/client/new-uuid';

interface OptionsFieldProps {
  error: string | undefined;
  onChange: (options: readonly OptionDraft[]) => void;
  options: readonly OptionDraft[];
}

/** The options of a question, in their order. */
export function OptionsField({ error, onChange, options }: OptionsFieldProps) {
  const add = () => onChange([...options, { key: newUuid(), uuid: null, label: '' }]);
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 font-medium text-sm">Options</legend>
      {options.map((option, at) => (
        <div key={option.key} className="flex items-end gap-1">
          <div className="flex-1">
            <TextField
              label={`Option ${at + 1}`}
              maxLength={255}
              value={option.label}
              onChange={(label) => onChange(options.with(at, { ...option, label }))}
            />
          </div>
          <IconButton
            icon={<X />}
            label={`Remove option ${at + 1}`}
            onPress={() => onChange(options.toSpliced(at, 1))}
          />
        </div>
      ))}
      {error !== undefined && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <Button size="small" icon={<Plus />} onPress={add}>
        Add option
      </Button>
    </fieldset>
  );
}

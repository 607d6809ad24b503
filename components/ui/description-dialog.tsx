'use client';

import { useState } from 'react';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';

type Described = { name: string; description: string };

interface DescriptionDialogProps {
  /** What has them now; null for something new. */
  described: Described | null;
  /** Says where the description is shown. */
  descriptionHint?: string;
  error: Error | null;
  isPending: boolean;
  longestName: number;
  /** What is named: "checklist". */
  noun: string;
  onClose: () => void;
  onSave: (draft: Described) => void;
}

/** Names and describes something, new or known. */
export function DescriptionDialog({
  described,
  descriptionHint,
  error,
  isPending,
  longestName,
  noun,
  onClose,
  onSave,
}: DescriptionDialogProps) {
  const [draft, setDraft] = useState<Described>({
    name: described?.name ?? '',
    description: described?.description ?? '',
  });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isNameless = draft.name.trim() === '';
  const submit = () => {
    setIsSubmitted(true);
    if (!isNameless) onSave(draft);
  };
  return (
    <FormDialog
      title={described === null ? `Create ${noun}` : `Edit ${noun}`}
      confirmLabel={described === null ? `Create ${noun}` : 'Save'}
      error={formErrorOf(error, Object.keys(draft))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={longestName}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isSubmitted && isNameless ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      <TextArea
        label="Description"
        description={descriptionHint}
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => setDraft({ ...draft, description })}
        error={fieldErrorOf(error, 'description')}
      />
    </FormDialog>
  );
}

'use client';

import { useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextField } from '@/components/ui/text-field';

interface TypedNameDialogProps {
  /** What happens, as a verb and a noun. */
  confirmLabel: string;
  /** What goes with it, and what stays. */
  description: string;
  error: Error | null;
  isPending: boolean;
  name: string;
  /** What has the name: "project". */
  noun: string;
  /** Why it can’t be done now. */
  obstacle?: string | undefined;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
}

/** Does what can’t be undone once the name of its object was typed, so that no one does it by a slip. */
export function TypedNameDialog({ error, name, noun, obstacle, onConfirm, ...dialog }: TypedNameDialogProps) {
  const [typed, setTyped] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isWrong = typed.trim() !== name;
  const submit = () => {
    setIsSubmitted(true);
    if (!isWrong) onConfirm();
  };
  const wrong = isSubmitted && isWrong ? `Enter the exact name of the ${noun}.` : undefined;
  return (
    <FormDialog
      {...dialog}
      variant="danger"
      error={formErrorOf(error, ['confirm_name'])}
      isDisabled={obstacle !== undefined}
      onSubmit={submit}
    >
      {obstacle !== undefined && <Callout tone="warning">{obstacle}</Callout>}
      <p>
        Type <strong className="select-all break-words font-semibold">{name}</strong> to confirm.
      </p>
      <TextField
        autoFocus
        isRequired
        autoComplete="off"
        label={`Name of the ${noun}`}
        value={typed}
        onChange={setTyped}
        error={wrong ?? fieldErrorOf(error, 'confirm_name')}
      />
    </FormDialog>
  );
}

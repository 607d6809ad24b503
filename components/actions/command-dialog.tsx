'use client';

import { useState } from 'react';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';
import { humanized } from '@/lib/core/wording';

const MOST_CHARACTERS = 2_000;

interface CommandDialogProps {
  command: ObjectCommand;
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (filled: Readonly<Record<string, unknown>>) => void;
}

/** The day that it is now, where the command moves one. */
function dayOf({ body, day_field }: ObjectCommand): string {
  const day = day_field === null ? null : body[day_field];
  return typeof day === 'string' ? day : '';
}

/** The member of its body that the person writes. */
export function fieldOf({ comment_field, day_field }: ObjectCommand): string | null {
  return comment_field ?? day_field;
}

/** Says what a command will do, and takes a comment to it or the day that it needs. */
export function CommandDialog({ command, error, isPending, onClose, onConfirm }: CommandDialogProps) {
  const { consequence, day_field, label, severity } = command;
  const [written, setWritten] = useState(() => dayOf(command));
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isMissing = day_field !== null && written === '';
  const submit = () => {
    setIsSubmitted(true);
    const field = fieldOf(command);
    if (!isMissing && field !== null) onConfirm({ [field]: written.trim() });
  };
  return (
    <FormDialog
      title={`${label}?`}
      description={consequence}
      confirmLabel={label}
      error={formErrorOf(error, day_field === null ? [] : [day_field])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
      variant={severity === 'high' ? 'danger' : 'primary'}
    >
      {day_field === null ? (
        <TextArea
          autoFocus
          label="Comment"
          description="Everyone who sees the order can read it in its history."
          maxLength={MOST_CHARACTERS}
          value={written}
          onChange={setWritten}
        />
      ) : (
        <DateField
          autoFocus
          isRequired
          label={humanized(day_field)}
          value={written}
          onChange={setWritten}
          error={fieldErrorOf(error, day_field) ?? (isSubmitted && isMissing ? 'Choose a day.' : undefined)}
        />
      )}
    </FormDialog>
  );
}

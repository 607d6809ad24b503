'use client';

import { type TextFieldProps as AriaTextFieldProps, Input, TextField } from 'react-aria-components/TextField';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

interface TimeFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid' | 'type'> {
  /** What is wrong with the value; its presence marks the field. */
  error?: string | undefined;
  label: string;
}

/** A time of day, with the browser's own picker; the value is HH:MM, or "" when empty. */
export function TimeField({ error, label, ...props }: TimeFieldProps) {
  return (
    <TextField validationBehavior="aria" {...props} type="time" isInvalid={error !== undefined}>
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      <Input className="control w-32 tabular-nums" />
      <FieldNotes error={error} />
    </TextField>
  );
}

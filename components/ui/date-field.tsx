'use client';

import { type TextFieldProps as AriaTextFieldProps, Input, TextField } from 'react-aria-components/TextField';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

interface DateFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid' | 'type'> {
  description?: string | undefined;
  /** What is wrong with the value; its presence marks the field. */
  error?: string | undefined;
  label: string;
  /** Last day allowed, YYYY-MM-DD. */
  max?: string;
  /** First day allowed, YYYY-MM-DD. */
  min?: string;
}

/** A day, with the browser's own calendar; the value is YYYY-MM-DD, or "" when empty. */
export function DateField({ description, error, label, max, min, ...props }: DateFieldProps) {
  return (
    <TextField validationBehavior="aria" {...props} type="date" isInvalid={error !== undefined}>
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      <Input className="control tabular-nums" {...(min && { min })} {...(max && { max })} />
      <FieldNotes description={description} error={error} />
    </TextField>
  );
}

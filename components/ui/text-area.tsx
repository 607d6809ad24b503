'use client';

import {
  TextArea as AriaTextArea,
  type TextFieldProps as AriaTextFieldProps,
  TextField,
} from 'react-aria-components/TextField';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {
  description?: string | undefined;
  /** What is wrong with the value; its presence marks the field. */
  error?: string | undefined;
  label: string;
  placeholder?: string;
  rows?: number;
}

/** Several lines of text with label, description and error. */
export function TextArea({ description, error, label, placeholder, rows = 3, ...props }: TextAreaProps) {
  return (
    <TextField validationBehavior="aria" {...props} isInvalid={error !== undefined}>
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      <AriaTextArea rows={rows} className="control block resize-y py-1.5" {...(placeholder && { placeholder })} />
      <FieldNotes description={description} error={error} />
    </TextField>
  );
}

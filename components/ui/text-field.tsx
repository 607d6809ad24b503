'use client';

import type { Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {
  description?: string | undefined;
  /** What is wrong with the value; its presence marks the field. */
  error?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
  label: string;
  placeholder?: string;
}

/** One line of text with label, description and error. */
export function TextField({ description, error, inputRef, label, placeholder, ...props }: TextFieldProps) {
  return (
    <AriaTextField validationBehavior="aria" {...props} isInvalid={error !== undefined}>
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      <Input className="control" {...(inputRef && { ref: inputRef })} {...(placeholder && { placeholder })} />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

'use client';

import { Minus, Plus } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components/NumberField';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'children' | 'style' | 'isInvalid' | 'aria-label'> {
  description?: string | undefined;
  /** What is wrong with the value; its presence marks the field. */
  error?: string | undefined;
  label: string;
  /** `hidden` keeps the label for screen readers, for rows that say what is typed. */
  labelVisibility?: 'visible' | 'hidden';
}

const stepClasses =
  'grid w-7 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-surface-hover hover:text-text data-disabled:text-line-strong pointer-coarse:w-10 [&_svg]:size-4';

/** A number typed or stepped with the arrow keys; `onChange` gives NaN while it is empty. */
export function NumberField({ description, error, label, labelVisibility = 'visible', ...props }: NumberFieldProps) {
  return (
    <AriaNumberField
      validationBehavior="aria"
      {...props}
      {...(labelVisibility === 'hidden' && { 'aria-label': label })}
      isInvalid={error !== undefined}
    >
      {labelVisibility === 'visible' && <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>}
      <Group className="control flex gap-1 p-0.5 ps-2.5">
        <Input className="w-full min-w-0 flex-1 bg-transparent tabular-nums outline-none" />
        <Button slot="decrement" className={stepClasses}>
          <Minus />
        </Button>
        <Button slot="increment" className={stepClasses}>
          <Plus />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  );
}

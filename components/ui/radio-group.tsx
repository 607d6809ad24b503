'use client';

import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  RadioButton,
  RadioField,
} from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

/** One of the choices; ids are what the form stores. */
export interface RadioOption<Id extends string> {
  description?: string;
  id: Id;
  isDisabled?: boolean;
  label: string;
}

interface RadioGroupProps<Id extends string>
  extends Omit<AriaRadioGroupProps, 'className' | 'children' | 'style' | 'isInvalid' | 'onChange' | 'value'> {
  description?: string | undefined;
  error?: string | undefined;
  label: string;
  onChange: (id: Id) => void;
  options: readonly RadioOption<Id>[];
  value: Id | null;
}

/** One choice out of a few that are all worth reading. */
export function RadioGroup<Id extends string>({
  description,
  error,
  label,
  onChange,
  options,
  ...props
}: RadioGroupProps<Id>) {
  const choose = (value: string) => {
    const chosen = options.find((option) => option.id === value);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaRadioGroup validationBehavior="aria" {...props} isInvalid={error !== undefined} onChange={choose}>
      <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>
      {options.map((option) => (
        <RadioField key={option.id} value={option.id} isDisabled={option.isDisabled === true}>
          <RadioButton className="group flex min-h-7 items-center gap-2 data-disabled:text-text-faint pointer-coarse:min-h-11">
            <span
              aria-hidden
              className="mx-0.5 size-4 shrink-0 rounded-full border border-line-control bg-surface transition-[border-width] group-hover:border-text-muted group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-selected:border-5 group-data-selected:border-accent group-data-disabled:opacity-60"
            />
            {option.label}
          </RadioButton>
          {option.description && (
            <Text slot="description" className="mb-1 block ps-7 text-sm text-text-muted">
              {option.description}
            </Text>
          )}
        </RadioField>
      ))}
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}

'use client';

import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  type Key,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components/Select';
import { FieldLabel } from '@/components/ui/field-label';
import { FieldNotes } from '@/components/ui/field-notes';

/** One of the values to pick from. */
export interface SelectOption<Id extends string> {
  description?: string;
  icon?: ReactNode;
  id: Id;
  label: string;
}

export interface SelectProps<Id extends string>
  extends Omit<
    AriaSelectProps,
    'className' | 'children' | 'style' | 'isInvalid' | 'onChange' | 'value' | 'defaultValue' | 'aria-label'
  > {
  description?: string | undefined;
  error?: string | undefined;
  label: string;
  /** `hidden` keeps the label for screen readers, for filters in a toolbar. */
  labelVisibility?: 'visible' | 'hidden';
  onChange: (id: Id) => void;
  options: readonly SelectOption<Id>[];
  value: Id | null;
}

/** One value out of a list that opens on press; letters jump to an option. */
export function Select<Id extends string>({
  description,
  error,
  label,
  labelVisibility = 'visible',
  onChange,
  options,
  ...props
}: SelectProps<Id>) {
  const current = options.find((option) => option.id === props.value);
  const choose = (key: Key | null) => {
    const chosen = options.find((option) => option.id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect
      validationBehavior="aria"
      {...props}
      {...(labelVisibility === 'hidden' && { 'aria-label': label })}
      isInvalid={error !== undefined}
      onChange={choose}
    >
      {labelVisibility === 'visible' && <FieldLabel isRequired={props.isRequired}>{label}</FieldLabel>}
      <Button className="control flex items-center gap-2 pe-2 text-start">
        <SelectValue className="flex min-w-0 flex-1 items-center gap-2 data-placeholder:text-text-faint [&_svg]:size-4 [&_svg]:shrink-0">
          {({ defaultChildren, isPlaceholder }) => (
            <>
              {current?.icon}
              <span className="truncate">{isPlaceholder ? defaultChildren : current?.label}</span>
            </>
          )}
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-text-faint" />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover offset={4} className="overlay min-w-(--trigger-width) overflow-auto p-1">
        <ListBox items={options} className="outline-none">
          {(option) => <Option option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Option<Id extends string>({ option }: { option: SelectOption<Id> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className="option group">
      {option.icon && <span className="[&_svg]:size-4">{option.icon}</span>}
      <span className="flex-1">
        <Text slot="label" className="block">
          {option.label}
        </Text>
        {option.description && (
          <Text slot="description" className="block text-sm text-text-muted">
            {option.description}
          </Text>
        )}
      </span>
      <span aria-hidden className="invisible text-accent group-data-selected:visible">
        <Check className="size-4" />
      </span>
    </ListBoxItem>
  );
}

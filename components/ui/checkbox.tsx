'use client';

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  CheckboxField as AriaCheckboxField,
  type CheckboxFieldProps as AriaCheckboxFieldProps,
  CheckboxButton,
} from 'react-aria-components/Checkbox';
import { FieldNotes } from '@/components/ui/field-notes';
import { useIsHydrated } from '@/lib/client/use-is-hydrated';

interface CheckboxCommonProps extends Omit<AriaCheckboxFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {
  description?: string | undefined;
  error?: string | undefined;
}

/** Visible words, or an accessible name alone where a row already says what is chosen. */
type CheckboxProps = CheckboxCommonProps & ({ children: ReactNode } | { 'aria-label': string; children?: never });

/**
 * Chooses one thing, or several when used in rows; `isIndeterminate` says that some are chosen. It waits for the page's
 * script: a tick from before it would be forgotten.
 */
export function Checkbox({ children, description, error, isDisabled = false, ...props }: CheckboxProps) {
  const isHydrated = useIsHydrated();
  return (
    <AriaCheckboxField
      validationBehavior="aria"
      {...props}
      isDisabled={isDisabled || !isHydrated}
      isInvalid={error !== undefined}
    >
      <CheckboxButton className="group flex min-h-6 w-fit min-w-6 items-start gap-2 py-0.5 data-disabled:text-text-faint pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:items-center">
        {({ isIndeterminate }) => (
          <>
            <Box mark={isIndeterminate ? <Minus /> : <Check />} />
            {children}
          </>
        )}
      </CheckboxButton>
      <FieldNotes description={description} error={error} />
    </AriaCheckboxField>
  );
}

function Box({ mark }: { mark: ReactNode }) {
  return (
    <span
      aria-hidden
      className="mx-0.5 mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-line-control bg-surface text-transparent transition-colors group-hover:border-text-muted group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-indeterminate:border-accent-fill group-data-invalid:border-danger group-data-selected:border-accent-fill group-data-disabled:border-line-strong group-data-indeterminate:bg-accent-fill group-data-selected:bg-accent-fill group-data-indeterminate:text-on-accent group-data-selected:text-on-accent group-data-disabled:opacity-60 [&_svg]:size-3 [&_svg]:stroke-3"
    >
      {mark}
    </span>
  );
}

'use client';

import { type SwitchFieldProps as AriaSwitchFieldProps, SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { classNames } from '@/components/ui/class-names';
import { useIsHydrated } from '@/lib/client/use-is-hydrated';

interface SwitchProps extends Omit<AriaSwitchFieldProps, 'className' | 'children' | 'style'> {
  description?: string | undefined;
  label: string;
  /** `hidden` keeps the words for screen readers, for switches in table rows. */
  labelVisibility?: 'visible' | 'hidden';
}

/** Turns something on or off at once, without a save button; so it waits for the script that would save it. */
export function Switch({ description, isDisabled = false, label, labelVisibility = 'visible', ...props }: SwitchProps) {
  const isHydrated = useIsHydrated();
  return (
    <SwitchField {...props} isDisabled={isDisabled || !isHydrated}>
      <SwitchButton className="group flex min-h-6 items-center gap-3 data-disabled:text-text-faint pointer-coarse:min-h-11">
        <span className={classNames('flex-1 font-medium', labelVisibility === 'hidden' && 'sr-only')}>{label}</span>
        <span
          aria-hidden
          className="flex h-5 w-9 shrink-0 items-center rounded-full border border-line-control bg-surface-sunken px-0.5 transition-colors group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2 group-data-selected:border-accent-fill group-data-selected:bg-accent-fill group-data-disabled:opacity-60"
        >
          <span className="size-3.5 rounded-full bg-line-control transition-[translate] group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
        </span>
      </SwitchButton>
      {description && (
        <Text slot="description" className="block pe-12 text-sm text-text-muted">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}

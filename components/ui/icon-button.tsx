'use client';

import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { type ButtonSize, type ButtonVariant, buttonClasses } from '@/components/ui/button-classes';
import { Spinner } from '@/components/ui/spinner';
import { Tooltip } from '@/components/ui/tooltip';
import { usePendingAnnouncement } from '@/components/ui/use-pending-announcement';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  icon: ReactNode;
  /** Accessible name and tooltip. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
  shortcut?: string;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

/** A button with an icon alone, named by a label that is also its tooltip. */
export function IconButton({ icon, label, shortcut, size = 'medium', variant = 'quiet', ...props }: IconButtonProps) {
  const id = usePendingAnnouncement(props.id, props.isPending);
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton {...props} id={id} aria-label={label} className={buttonClasses(variant, size, 'square')}>
        {props.isPending ? (
          <ProgressBar aria-label="In progress" isIndeterminate>
            <Spinner />
          </ProgressBar>
        ) : (
          icon
        )}
      </AriaButton>
    </Tooltip>
  );
}

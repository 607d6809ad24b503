'use client';

import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { type ButtonSize, type ButtonVariant, buttonClasses } from '@/components/ui/button-classes';
import { Spinner } from '@/components/ui/spinner';
import { usePendingAnnouncement } from '@/components/ui/use-pending-announcement';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  children: ReactNode;
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

/** A button with words; while `isPending` it keeps its width and focus, shows a spinner and ignores presses. */
export function Button({ children, icon, size = 'medium', variant = 'secondary', ...props }: ButtonProps) {
  const id = usePendingAnnouncement(props.id, props.isPending);
  return (
    <AriaButton {...props} id={id} className={buttonClasses(variant, size, 'text')}>
      {props.isPending ? (
        <ProgressBar aria-label="In progress" isIndeterminate>
          <Spinner />
        </ProgressBar>
      ) : (
        icon
      )}
      {children}
    </AriaButton>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover';
import { classNames } from '@/components/ui/class-names';

interface PopoverProps {
  children: ReactNode | ((panel: { close: () => void }) => ReactNode);
  isOpen?: boolean;
  /** Accessible name of the panel. */
  label: string;
  onOpenChange?: (isOpen: boolean) => void;
  padding?: 'none' | 'normal';
  placement?: NonNullable<AriaPopoverProps['placement']>;
  /** The Button or IconButton that opens the panel. */
  trigger: ReactNode;
}

/** A small panel anchored to a button, for content that is not a plain list of choices. */
export function Popover({
  children,
  label,
  padding = 'normal',
  placement = 'bottom end',
  trigger,
  ...openState
}: PopoverProps) {
  return (
    <DialogTrigger {...openState}>
      {trigger}
      <AriaPopover offset={4} placement={placement} className="overlay max-w-[calc(100vw-1rem)] overflow-auto">
        <Dialog aria-label={label} className={classNames('outline-none', padding === 'normal' && 'p-4')}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

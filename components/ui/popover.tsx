'use client';

import { type ReactNode, useContext } from 'react';
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog';
import { Popover as AriaPopover, type Placement } from 'react-aria-components/Popover';
import { classNames } from '@/components/ui/class-names';

interface PopoverProps {
  children: PopoverContent;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  padding?: 'none' | 'normal';
  placement?: Placement;
  /** The Button or IconButton that opens the panel, and names it. */
  trigger: ReactNode;
}

type PopoverContent = ReactNode | ((panel: { close: () => void }) => ReactNode);

/** A small panel anchored to a button, for content that is not a plain list of choices. */
export function Popover({
  children,
  padding = 'normal',
  placement = 'bottom end',
  trigger,
  ...openState
}: PopoverProps) {
  return (
    <DialogTrigger {...openState}>
      {trigger}
      <AriaPopover
        offset={4}
        placement={placement}
        className={classNames('overlay max-w-[calc(100vw-1rem)] overflow-auto', padding === 'normal' && 'p-4')}
      >
        <Content>{children}</Content>
      </AriaPopover>
    </DialogTrigger>
  );
}

function Content({ children }: { children: PopoverContent }) {
  const panel = useContext(OverlayTriggerStateContext);
  if (typeof children !== 'function') return children;
  return children({ close: () => panel?.close() });
}

'use client';

import type { ReactNode } from 'react';
import type { Placement } from 'react-aria-components/Popover';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Kbd } from '@/components/ui/kbd';

interface TooltipProps {
  /** One focusable trigger, such as a Button. */
  children: ReactNode;
  placement?: Placement;
  shortcut?: string | undefined;
  text: string;
}

/** A short hint shown on hover and on keyboard focus; never the only place where something is said. */
export function Tooltip({ children, placement = 'bottom', shortcut, text }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip
        offset={6}
        placement={placement}
        className="overlay flex max-w-72 items-center gap-2 px-2 py-1 text-sm"
      >
        {text}
        {shortcut && <Kbd keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

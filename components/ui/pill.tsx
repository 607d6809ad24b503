import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneIcon, toneSoft } from '@/components/ui/tone';

interface PillProps {
  /** The word that says the same as the colour. */
  children: ReactNode;
  /** Replaces the tone's own icon. */
  icon?: ReactNode;
  tone: Tone;
}

/** A state in one or two words, told by colour, icon and word together. */
export function Pill({ children, icon, tone }: PillProps) {
  const Icon = toneIcon[tone];
  return (
    <span
      className={classNames(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full border ps-1 pe-2 font-medium text-xs [&_svg]:size-3',
        toneSoft[tone],
      )}
    >
      {icon ?? <Icon aria-hidden />}
      {children}
    </span>
  );
}

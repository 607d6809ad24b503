'use client';

import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneText } from '@/components/ui/tone';

interface StatCardProps {
  figure: number;
  icon?: ReactNode;
  /** Whether the filter behind the card is on. */
  isSelected: boolean;
  label: string;
  onChange: (isSelected: boolean) => void;
  tone?: Tone;
}

const numbers = new Intl.NumberFormat('en');

/** A figure that filters the list below it when pressed; a zero steps back. */
export function StatCard({ figure, icon, isSelected, label, onChange, tone = 'neutral' }: StatCardProps) {
  return (
    <ToggleButton
      isSelected={isSelected}
      onChange={onChange}
      className="flex min-w-28 flex-1 flex-col gap-0.5 rounded-lg border bg-surface px-3 py-2 text-start transition-colors hover:border-line-strong hover:bg-surface-hover data-selected:border-accent data-selected:bg-accent-soft"
    >
      <span className="flex items-center gap-1.5 whitespace-nowrap text-sm text-text-muted [&_svg]:size-4">
        {icon && <span className={toneText[tone]}>{icon}</span>}
        {label}
      </span>
      <span
        className={classNames('font-semibold text-xl tabular-nums', figure === 0 ? 'text-text-faint' : 'text-text')}
      >
        {numbers.format(figure)}
      </span>
    </ToggleButton>
  );
}

'use client';

import type { ReactNode } from 'react';
import { type Key, ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

/** One side of the control. */
export interface Segment<Id extends string> {
  icon?: ReactNode;
  id: Id;
  label: string;
}

interface SegmentedControlProps<Id extends string> {
  /** Accessible name of the whole. */
  label: string;
  onChange: (id: Id) => void;
  segments: readonly Segment<Id>[];
  value: Id;
}

/** Two to four ways to look at the same thing, exactly one chosen. */
export function SegmentedControl<Id extends string>({ label, onChange, segments, value }: SegmentedControlProps<Id>) {
  const choose = (keys: Set<Key>) => {
    const chosen = segments.find((segment) => keys.has(segment.id));
    if (chosen) onChange(chosen.id);
  };
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectionMode="single"
      selectedKeys={[value]}
      onSelectionChange={choose}
      className="inline-flex rounded-md border border-line-strong bg-surface-sunken p-0.5"
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.id}
          id={segment.id}
          className="inline-flex min-h-6.5 items-center gap-1.5 rounded-sm border border-transparent px-2.5 font-medium text-sm text-text-muted transition-colors hover:text-text data-selected:border-line-strong data-selected:bg-surface data-selected:text-text pointer-coarse:min-h-10 [&_svg]:size-4"
        >
          {segment.icon}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

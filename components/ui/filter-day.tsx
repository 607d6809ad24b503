'use client';

import { useState } from 'react';
import { useMe } from '@/lib/client/me-query';
import { atHour, endOf } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

interface FilterDayProps {
  /** Which instant of the day is meant. */
  edge: 'start' | 'end';
  label: string;
  onChange: (instant: string) => void;
  /** An ISO instant, or empty. */
  value: string;
}

/** What is typed before it is a year that is meant. */
const FIRST_YEAR = '1970';

/** A day of the reader's zone that narrows a list. */
export function FilterDay({ edge, label, onChange, value }: FilterDayProps) {
  const { time_zone: zone } = useMe();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = value === '' ? '' : dayIn(new Date(value), zone);
  const choose = (day: string) => {
    setTyped(day);
    if (day === '') onChange('');
    else if (day >= FIRST_YEAR) onChange((edge === 'start' ? atHour(day, 0, zone) : endOf(day, zone)).toISOString());
  };
  return (
    <label className="inline-flex items-center gap-1.5 text-text-muted">
      {label}
      <input
        type="date"
        max="9998-12-31"
        value={typed ?? chosen}
        onChange={({ target }) => choose(target.value)}
        onBlur={() => setTyped(null)}
        className="control w-auto tabular-nums"
      />
    </label>
  );
}

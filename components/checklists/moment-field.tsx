'use client';

import { useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field';
import { DateField } from '@/components/ui/date-field';
import { TimeField } from '@/components/ui/time-field';
import { useMe } from '@/lib/client/me-query';
import { atTime, isDay, localTime } from '@/lib/core/dates';

const MINUTES = 5;

/** A date and a time in the person's zone; they are given together. */
export function MomentField(props: AnswerFieldProps) {
  const { isDisabled, onAnswer, value } = props;
  const { time_zone: zone } = useMe();
  const [draft, setDraft] = useState(() => partsOf(value, zone));
  const change = (parts: Partial<typeof draft>) => {
    const next = { ...draft, ...parts };
    setDraft(next);
    if (next.day === '' && next.time === '') onAnswer(null);
    else if (isDay(next.day) && next.time !== '') onAnswer(atTime(next.day, next.time, zone).toISOString());
  };
  const { label, ...field } = common(props);
  return (
    <div className="flex flex-wrap items-start gap-2">
      <DateField {...field} label={label} value={draft.day} onChange={(day) => change({ day })} />
      <TimeField label="Time" isDisabled={isDisabled} value={draft.time} onChange={(time) => change({ time })} />
    </div>
  );
}

function partsOf(value: unknown, zone: string): { day: string; time: string } {
  const instant = new Date(String(value));
  if (typeof value !== 'string' || Number.isNaN(instant.getTime())) return { day: '', time: '' };
  const { day, time } = localTime(instant, zone);
  return { day, time: time.slice(0, MINUTES) };
}

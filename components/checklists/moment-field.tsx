'use client';

import { type FocusEvent, useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { DateField } from '@/components/ui/date-field';
import { TimeField } from '@/components/ui/time-field';
import { useMe } from '@/lib/client/me-query';
import { atTime, isDay, localTime } from '@/lib/core/dates';

const MINUTES = 5;

/** A date and a time in the person's zone; they are given together, when both fields are left. */
export function MomentField(props: AnswerFieldProps) {
  const { isDisabled, onAnswer, value } = props;
  const { time_zone: zone } = useMe();
  const [draft, setDraft] = useState(() => partsOf(value, zone));
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return;
    const stored = partsOf(value, zone);
    if (draft.day === stored.day && draft.time === stored.time) return;
    if (draft.day === '' && draft.time === '') onAnswer(null);
    else if (isDay(draft.day) && draft.time !== '') onAnswer(atTime(draft.day, draft.time, zone).toISOString());
  };
  return (
    <fieldset aria-label={props.question.description} className="flex flex-wrap items-start gap-2" onBlur={leave}>
      <DateField {...common(props)} value={draft.day} onChange={(day) => setDraft({ ...draft, day })} />
      <TimeField
        label="Time"
        isDisabled={isDisabled}
        value={draft.time}
        onChange={(time) => setDraft({ ...draft, time })}
      />
    </fieldset>
  );
}

function partsOf(value: unknown, zone: string): { day: string; time: string } {
  const instant = new Date(String(value));
  if (typeof value !== 'string' || Number.isNaN(instant.getTime())) return { day: '', time: '' };
  const { day, time } = localTime(instant, zone);
  return { day, time: time.slice(0, MINUTES) };
}

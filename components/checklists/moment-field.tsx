'use client';

import { type FocusEvent, useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { momentDraft, momentOf } from '@/components/checklists/moment-draft';
import { DateField } from '@/components/ui/date-field';
import { TimeField } from '@/components/ui/time-field';
import { useMe } from '@/lib/client/me-query';

/** A date and a time in the person's zone; they are given together, when both fields are left. */
export function MomentField(props: AnswerFieldProps) {
  const { error, isDisabled, onAnswer, question, value } = props;
  const { time_zone: zone } = useMe();
  const [draft, setDraft] = useState(() => momentDraft(value, zone));
  const [isHalf, setIsHalf] = useState(false);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (currentTarget.contains(relatedTarget)) return;
    // A field in which only a part of a date stands is empty, and says that it is invalid.
    const moment = currentTarget.querySelector('input:invalid') === null ? momentOf(draft, zone) : undefined;
    setIsHalf(moment === undefined);
    const stored = momentDraft(value, zone);
    if (moment !== undefined && (draft.day !== stored.day || draft.time !== stored.time)) onAnswer(moment);
  };
  return (
    <fieldset aria-label={question.description} className="flex flex-wrap items-start gap-2" onBlur={leave}>
      <DateField
        {...common({ ...props, error: isHalf ? 'Enter a date and a time.' : error })}
        value={draft.day}
        onChange={(day) => setDraft({ ...draft, day })}
      />
      <TimeField
        label="Time"
        isDisabled={isDisabled}
        value={draft.time}
        onChange={(time) => setDraft({ ...draft, time })}
      />
    </fieldset>
  );
}

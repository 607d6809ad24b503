'use client';

import { useId, useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { Checkbox } from '@/components/ui/checkbox';

/** Several options to tick; each tick is given at once. */
export function ChoicesField(props: AnswerFieldProps) {
  const { isDisabled, onAnswer, question, value } = props;
  const { description, error, isRequired, label } = common(props);
  const id = useId();
  const known = new Set(question.question_options.map(({ uuid }) => uuid));
  const stored = Array.isArray(value) ? value.map(String).filter((uuid) => known.has(uuid)) : [];
  // What was ticked since, until all of it is stored: the next tick adds to it.
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const [seen, setSeen] = useState(stored);
  if (!isSame(seen, stored)) {
    setSeen(stored);
    if (draft !== null && (stored.length === 0 || isSame(draft, stored))) setDraft(null);
  }
  const chosen = draft ?? stored;
  const tick = (uuid: string, isTicked: boolean) => {
    const next = isTicked ? [...chosen, uuid] : chosen.filter((one) => one !== uuid);
    setDraft(next);
    onAnswer(next.length === 0 ? null : next);
  };
  return (
    <fieldset aria-describedby={id}>
      <legend className="mb-1 font-medium text-sm">
        {label}
        {isRequired && <span className="font-normal text-text-faint"> (required)</span>}
      </legend>
      {question.question_options.map((option) => (
        <Checkbox
          key={option.uuid}
          isDisabled={isDisabled}
          isSelected={chosen.includes(option.uuid)}
          onChange={(isTicked) => tick(option.uuid, isTicked)}
        >
          {option.label}
        </Checkbox>
      ))}
      <div id={id} className="text-sm">
        {description !== undefined && <p className="text-text-muted">{description}</p>}
        {error !== undefined && <p className="text-danger">{error}</p>}
      </div>
    </fieldset>
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((uuid) => other.includes(uuid));
}

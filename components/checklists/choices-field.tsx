'use client';

import { useId } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { Checkbox } from '@/components/ui/checkbox';

/** Several options to tick; each tick is given at once. */
export function ChoicesField(props: AnswerFieldProps) {
  const { isDisabled, onAnswer, question, value } = props;
  const { description, error, isRequired, label } = common(props);
  const id = useId();
  const known = new Set(question.question_options.map(({ uuid }) => uuid));
  const chosen = Array.isArray(value) ? value.map(String).filter((uuid) => known.has(uuid)) : [];
  const tick = (uuid: string, isTicked: boolean) => {
    const next = isTicked ? [...chosen, uuid] : chosen.filter((one) => one !== uuid);
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

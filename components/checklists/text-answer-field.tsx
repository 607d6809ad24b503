'use client';

import { useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { QuestionType } from '@/lib/contracts/question-types';

const inputTypes: Partial<Record<QuestionType, 'email' | 'tel' | 'url'>> = {
  email: 'email',
  phone_number: 'tel',
  url: 'url',
};
const numeric: ReadonlySet<QuestionType> = new Set<QuestionType>(['rating', 'year']);

/** An answer that is typed; it is given when the field is left, and taken back when it is empty then. */
export function TextAnswerField(props: AnswerFieldProps) {
  const { onAnswer, question, value } = props;
  const stored = value === undefined || value === null ? '' : String(value);
  const [draft, setDraft] = useState<string | null>(null);
  const leave = () => {
    if (draft === null) return;
    const text = draft.trim();
    if (text === stored) setDraft(null);
    else onAnswer(text === '' ? null : text);
  };
  const { question_type } = question;
  const field = {
    ...common(props),
    // What was refused stays to be corrected; what was stored is shown as it is.
    value: draft !== null && (props.error !== undefined || draft.trim() !== stored) ? draft : stored,
    onChange: setDraft,
    onBlur: leave,
  };
  if (question_type === 'text_area') return <TextArea {...field} maxLength={5_000} />;
  const isDecimal = question_type === 'number';
  const inputMode = numeric.has(question_type) ? 'numeric' : isDecimal ? 'decimal' : undefined;
  return (
    <TextField
      {...field}
      type={inputTypes[question_type] ?? 'text'}
      {...(inputMode !== undefined && { inputMode })}
      {...(question_type === 'text_input' && { maxLength: 255 })}
    />
  );
}

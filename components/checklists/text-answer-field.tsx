'use client';

import { useState } from 'react';
import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { DateField } from '@/components/ui/date-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { QuestionType } from '@/lib/contracts/checklists/question-kinds';

const inputTypes: Partial<Record<QuestionType, 'email' | 'tel' | 'url'>> = {
  email: 'email',
  phone_number: 'tel',
  url: 'url',
};
const inputModes: Partial<Record<QuestionType, 'decimal' | 'numeric'>> = {
  number: 'decimal',
  rating: 'numeric',
  year: 'numeric',
};

/** An answer that is typed; it is given when the field is left, and taken back when it is empty then. */
export function TextAnswerField(props: AnswerFieldProps) {
  const { onAnswer, question, value } = props;
  const stored = value === undefined || value === null ? '' : String(value);
  const [draft, setDraft] = useState(stored);
  const leave = () => {
    const text = draft.trim();
    if (text !== stored) onAnswer(text === '' ? null : text);
  };
  const { question_type } = question;
  const field = { ...common(props), value: draft, onChange: setDraft, onBlur: leave };
  if (question_type === 'text_area') return <TextArea {...field} maxLength={5_000} />;
  if (question_type === 'date') return <DateField {...field} />;
  const inputMode = inputModes[question_type];
  return (
    <TextField
      {...field}
      type={inputTypes[question_type] ?? 'text'}
      {...(inputMode !== undefined && { inputMode })}
      {...(question_type === 'text_input' && { maxLength: 255 })}
    />
  );
}

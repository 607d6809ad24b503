'use client';

import { ChoicesField } from '@/components/checklists/choices-field';
import { MomentField } from '@/components/checklists/moment-field';
import { boundsInWords } from '@/components/checklists/question-labels';
import { TextAnswerField } from '@/components/checklists/text-answer-field';
import { DateField } from '@/components/ui/date-field';
import { Select, type SelectOption } from '@/components/ui/select';
import type { TemplateQuestion } from '@/lib/contracts/checklists';
import { countryNames } from '@/lib/contracts/countries';

/** What every kind of field is given. */
export interface AnswerFieldProps {
  error: string | undefined;
  isDisabled: boolean;
  /** Null takes the answer back. */
  onAnswer: (answer: unknown) => void;
  question: TemplateQuestion;
  /** The answer as it is stored; undefined without one. */
  value: unknown;
}

const countries: readonly SelectOption<string>[] = Object.entries(countryNames)
  .map(([id, label]) => ({ id, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));

const yesOrNo: readonly SelectOption<string>[] = [
  { id: 'true', label: 'Yes' },
  { id: 'false', label: 'No' },
];

/** The field of a question, by what it asks for. A choice is given at once, a text when the field is left. */
export function AnswerField(props: AnswerFieldProps) {
  const { onAnswer, question, value } = props;
  switch (question.question_type) {
    case 'boolean':
      return <Choice {...props} options={yesOrNo} value={asText(value)} onAnswer={(id) => onAnswer(id === 'true')} />;
    case 'single_select': {
      const options = question.question_options.map(({ label, uuid }) => ({ id: uuid, label }));
      const chosen = Array.isArray(value) ? String(value[0]) : null;
      return <Choice {...props} options={options} value={chosen} onAnswer={(id) => onAnswer([id])} />;
    }
    case 'country':
      return <Choice {...props} options={countries} value={asText(value)} />;
    case 'multi_select':
      return <ChoicesField {...props} />;
    case 'date':
      return (
        <DateField
          {...common(props)}
          value={asText(value) ?? ''}
          onChange={(day) => onAnswer(day === '' ? null : day)}
        />
      );
    case 'datetime':
      return <MomentField {...props} />;
    case 'number':
    case 'rating':
    case 'year':
    case 'email':
    case 'phone_number':
    case 'url':
    case 'text_input':
    case 'text_area':
      return <TextAnswerField {...props} />;
    default:
      return question.question_type satisfies never;
  }
}

/** What each field says of its question. */
export function common({ error, isDisabled, question }: AnswerFieldProps) {
  const bounds = boundsInWords(question);
  const description = [question.user_guidance, bounds === '' ? '' : `${bounds}.`].filter(Boolean).join(' ');
  return {
    label: question.description,
    isRequired: question.required,
    isDisabled,
    error,
    ...(description !== '' && { description }),
  };
}

interface ChoiceProps extends AnswerFieldProps {
  options: readonly SelectOption<string>[];
  value: string | null;
}

function Choice({ options, value, ...props }: ChoiceProps) {
  return <Select {...common(props)} options={options} value={value} onChange={props.onAnswer} />;
}

function asText(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

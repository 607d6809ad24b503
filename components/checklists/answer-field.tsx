'use client';

import { type AnswerFieldProps, common } from '@/components/checklists/answer-field-props';
import { ChoicesField } from '@/components/checklists/choices-field';
import { MomentField } from '@/components/checklists/moment-field';
import { TextAnswerField } from '@/components/checklists/text-answer-field';
import { Select, type SelectOption } from '@/components/ui/select';
import { countryNames } from '@/lib/contracts/customers/countries';

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
    case 'datetime':
      return <MomentField key={String(value)} {...props} />;
    case 'number':
    case 'rating':
    case 'year':
    case 'date':
    case 'email':
    case 'phone_number':
    case 'url':
    case 'text_input':
    case 'text_area':
      // Begins anew with what is stored.
      return <TextAnswerField key={String(value)} {...props} />;
    default:
      return question.question_type satisfies never;
  }
}

interface ChoiceProps extends AnswerFieldProps {
  options: readonly SelectOption<string>[];
  value: string | null;
}

function Choice({ options, ...props }: ChoiceProps) {
  return <Select {...common(props)} options={options} value={props.value} onChange={props.onAnswer} />;
}

function asText(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

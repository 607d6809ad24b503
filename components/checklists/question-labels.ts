import type { QuestionType } from '@/lib/contracts/checklists/question-kinds';

/** What people call each kind of question. */
export const questionTypeLabels: Readonly<Record<QuestionType, string>> = {
  boolean: 'Yes or no',
  single_select: 'One option',
  multi_select: 'Several options',
  number: 'Number',
  rating: 'Rating',
  year: 'Year',
  date: 'Date',
  datetime: 'Date and time',
  email: 'Email address',
  phone_number: 'Phone number',
  url: 'Web address',
  country: 'Country',
  text_input: 'Short text',
  text_area: 'Long text',
};

/** "1 to 5", "At least 1", or nothing. */
export function boundsInWords({
  max_value,
  min_value,
}: {
  min_value: string | null;
  max_value: string | null;
}): string {
  if (min_value !== null && max_value !== null) return `${min_value} to ${max_value}`;
  if (min_value !== null) return `At least ${min_value}`;
  return max_value === null ? '' : `At most ${max_value}`;
}

/** What a question of a checklist can ask for. */
export const questionTypes = [
  'boolean',
  'single_select',
  'multi_select',
  'number',
  'rating',
  'year',
  'date',
  'datetime',
  'email',
  'phone_number',
  'url',
  'country',
  'text_input',
  'text_area',
] as const;

export type QuestionType = (typeof questionTypes)[number];

const numbers: ReadonlySet<string> = new Set<QuestionType>(['number', 'rating', 'year']);
const selects: ReadonlySet<string> = new Set<QuestionType>(['single_select', 'multi_select']);

/** Whether answers are numbers, which may have bounds. */
export function asksForNumber(type: QuestionType): boolean {
  return numbers.has(type);
}

/** Whether answers are chosen from options. */
export function asksForOptions(type: QuestionType): boolean {
  return selects.has(type);
}

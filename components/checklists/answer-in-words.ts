import type { TemplateQuestion } from '@/lib/contracts/checklists/checklists';
import { countryNames } from '@/lib/contracts/customers/countries';
import { exactly, formatPlainDay } from '@/lib/core/wording';

/** An answer as people read it; a date and time in their zone. */
export function answerInWords(
  { question_options, question_type }: Pick<TemplateQuestion, 'question_options' | 'question_type'>,
  answer: unknown,
  timeZone: string,
): string {
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (Array.isArray(answer)) {
    const labels = answer.map((id) => question_options.find(({ uuid }) => uuid === id)?.label ?? 'A deleted option');
    return labels.join(', ');
  }
  const text = String(answer);
  switch (question_type) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) ? formatPlainDay(text) : text;
    case 'datetime':
      return Number.isNaN(Date.parse(text)) ? text : exactly(text, timeZone);
    case 'country':
      return countryNames[text] ?? text;
    default:
      return text;
  }
}

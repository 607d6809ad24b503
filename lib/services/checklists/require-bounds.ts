import { asksForNumber, type QuestionType } from '@/lib/contracts/checklists/question-kinds';
import { fieldError } from '@/lib/core/errors';

type Bound = string | number | null;
type Bounded = { question_type: QuestionType; min_value: Bound; max_value: Bound };

/** Refuses bounds that no answer could keep to. @throws validation_failed naming one */
export function requireBounds({ max_value, min_value, question_type }: Bounded): void {
  const bound = min_value === null ? 'max_value' : 'min_value';
  const isBounded = min_value !== null || max_value !== null;
  if (isBounded && !asksForNumber(question_type))
    throw fieldError(bound, 'Only numbers, ratings and years have bounds.');
  if (min_value !== null && max_value !== null && Number(min_value) > Number(max_value)) {
    throw fieldError('min_value', 'Must not be above max_value.');
  }
}

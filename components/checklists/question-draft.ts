import { asksForNumber, asksForOptions, type QuestionType } from '@/lib/contracts/checklists/question-kinds';
import type { Question } from '@/lib/contracts/checklists/questions';

/** An option as it is typed; without an id it is new. */
export type OptionDraft = { key: string; uuid: string | null; label: string };

/** A question as it is typed. */
export type QuestionDraft = {
  description: string;
  user_guidance: string;
  question_type: QuestionType;
  required: boolean;
  min_value: string;
  max_value: string;
  options: readonly OptionDraft[];
};

/** What the form begins with: a known question, or a new one. */
export function draftOf(question: Question | null): QuestionDraft {
  return {
    description: question?.description ?? '',
    user_guidance: question?.user_guidance ?? '',
    question_type: question?.question_type ?? 'text_input',
    required: question?.required ?? false,
    min_value: question?.min_value ?? '',
    max_value: question?.max_value ?? '',
    options: (question?.question_options ?? []).map(({ label, uuid }) => ({ key: uuid, uuid, label })),
  };
}

/** What the form sends. A question that is not answered by options leaves those that it has as they are. */
export function fieldsOf({ max_value, min_value, options, ...draft }: QuestionDraft) {
  const bound = (value: string) => (asksForNumber(draft.question_type) && value.trim() !== '' ? value.trim() : null);
  const question_options = options.map(({ label, uuid }) => ({ label: label.trim(), ...(uuid !== null && { uuid }) }));
  return {
    ...draft,
    min_value: bound(min_value),
    max_value: bound(max_value),
    ...(asksForOptions(draft.question_type) && { question_options }),
  };
}

/** What is wrong with a draft, before anything is sent; null when nothing is. */
export function findDraftError({
  description,
  options,
  question_type,
}: QuestionDraft): 'description' | 'options' | null {
  if (description.trim() === '') return 'description';
  if (!asksForOptions(question_type)) return null;
  return options.length === 0 || options.some(({ label }) => label.trim() === '') ? 'options' : null;
}

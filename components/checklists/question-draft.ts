import type { Question } from '@/lib/contracts/checklist-questions';
import { asksForNumber, asksForOptions, type QuestionType } from '@/lib/contracts/question-kinds';

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

/** What the form sends of the question itself. */
export function fieldsOf({ max_value, min_value, options: _options, ...draft }: QuestionDraft) {
  const bound = (value: string) => (asksForNumber(draft.question_type) && value.trim() !== '' ? value.trim() : null);
  return { ...draft, min_value: bound(min_value), max_value: bound(max_value) };
}

/** What is to be done so that the options of a question are those of a draft. */
export function optionChanges(question: Question, draft: QuestionDraft) {
  const wanted = asksForOptions(draft.question_type)
    ? draft.options.map(({ label, uuid }, order) => ({ label: label.trim(), uuid, order }))
    : question.question_options;
  const stored = new Map(question.question_options.map((option) => [option.uuid, option]));
  return {
    removed: question.question_options.filter(({ uuid }) => !wanted.some((one) => one.uuid === uuid)),
    added: wanted.filter(({ uuid }) => uuid === null),
    changed: wanted.flatMap(({ label, order, uuid }) => {
      const before = uuid === null ? undefined : stored.get(uuid);
      const isSame = before === undefined || (before.label === label && before.order === order);
      return isSame || uuid === null ? [] : [{ uuid, label, order }];
    }),
  };
}

/** What is wrong with a draft, before anything is sent; null when nothing is. */
export function draftFault({ description, options, question_type }: QuestionDraft): 'description' | 'options' | null {
  if (description.trim() === '') return 'description';
  if (!asksForOptions(question_type)) return null;
  return options.length === 0 || options.some(({ label }) => label.trim() === '') ? 'options' : null;
}

import { boundsInWords } from '@/components/checklists/question-labels';
import type { TemplateQuestion } from '@/lib/contracts/checklists/checklists';

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

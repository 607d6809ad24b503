'use client';

import { AnswerField } from '@/components/checklists/answer-field';
import { answerInWords } from '@/components/checklists/answer-in-words';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { useMe } from '@/lib/client/me-query';
import type { AnsweredQuestion } from '@/lib/contracts/checklists/checklists';

interface QuestionAnswerProps {
  error: string | undefined;
  mayAnswer: boolean;
  onAnswer: (answer: unknown) => void;
  question: AnsweredQuestion;
}

/** A question with its answer: as a field to who may answer, in words to others; who answered it, and when. */
export function QuestionAnswer({ error, mayAnswer, onAnswer, question }: QuestionAnswerProps) {
  const { time_zone: zone } = useMe();
  const { description, existing_answer: answer, required } = question;
  // What no longer fits is shown in words, and the field waits for another answer.
  const value = answer === null || answer.is_stale ? undefined : answer.answer_data;
  return (
    <li className="space-y-1 border-b py-3">
      {mayAnswer ? (
        <AnswerField error={error} isDisabled={false} question={question} value={value} onAnswer={onAnswer} />
      ) : (
        <>
          <p className="font-medium text-sm">{description}</p>
          <p className={answer === null ? 'text-text-muted' : ''}>
            {answer === null ? unanswered(required) : answerInWords(question, answer.answer_data, zone)}
          </p>
        </>
      )}
      {answer !== null && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-muted">
          {answer.is_stale && (
            <>
              <Pill tone="warning">Doesn’t fit any more</Pill>
              {mayAnswer && <span>{`Was: ${answerInWords(question, answer.answer_data, zone)}`}</span>}
            </>
          )}
          <span>
            {answer.user_name === '' ? 'Answered' : `Answered by ${answer.user_name}`} <Moment at={answer.modified} />
          </span>
          {mayAnswer && (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Clear the answer to ${description}`}
              onPress={() => onAnswer(null)}
            >
              Clear
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function unanswered(isRequired: boolean): string {
  return isRequired ? 'Required, not answered yet' : 'Not answered';
}

'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { boundsInWords, questionTypeLabels } from '@/components/checklists/question-labels';
import { useMoveQuestion } from '@/components/checklists/use-move-question';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { useMe } from '@/lib/client/me-query';
import type { Question } from '@/lib/contracts/checklists/questions';

interface QuestionRowProps {
  /** Which of the questions it is. */
  at: number;
  checklistUuid: string;
  onChange: () => void;
  onDelete: () => void;
  questions: readonly Question[];
}

/** One question of a checklist: what it asks for, and where it stands among the others. */
export function QuestionRow({ at, checklistUuid, onChange, onDelete, questions }: QuestionRowProps) {
  const { is_staff } = useMe();
  const { isPending, move } = useMoveQuestion(checklistUuid, questions);
  const question = questions[at];
  if (question === undefined) return null;
  const { description, question_options, question_type, required } = question;
  const detail = [
    questionTypeLabels[question_type],
    boundsInWords(question),
    question_options.map(({ label }) => label).join(', '),
  ];
  return (
    <ListRow
      title={is_staff ? <RowButton onPress={onChange}>{description}</RowButton> : description}
      detail={detail.filter(Boolean).join(' · ')}
      trailing={required && <Pill tone="neutral">Required</Pill>}
      actions={
        is_staff && (
          <>
            <IconButton
              icon={<ArrowUp />}
              label={`Move ${description} up`}
              isDisabled={isPending || at === 0}
              onPress={() => move(at, at - 1)}
            />
            <IconButton
              icon={<ArrowDown />}
              label={`Move ${description} down`}
              isDisabled={isPending || at === questions.length - 1}
              onPress={() => move(at, at + 1)}
            />
            <Button size="small" variant="quiet" aria-label={`Delete ${description}`} onPress={onDelete}>
              Delete
            </Button>
          </>
        )
      }
    />
  );
}

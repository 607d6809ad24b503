'use client';

import { checklistKeys } from '@/components/checklists/queries';
import { CommandDialog } from '@/components/ui/command-dialog';
import { deleteQuestionOperation, type Question } from '@/lib/contracts/checklists/questions';

interface DeleteQuestionDialogProps {
  onClose: () => void;
  question: Question;
}

/** Asks before a question is deleted with its answers. */
export function DeleteQuestionDialog({ onClose, question: { description, uuid } }: DeleteQuestionDialogProps) {
  return (
    <CommandDialog
      operation={() => deleteQuestionOperation}
      input={{ uuid }}
      queryKey={checklistKeys.all}
      title="Delete this question?"
      description={`“${description}” and all answers to it are deleted. This can’t be undone.`}
      confirmLabel="Delete question"
      done="Question deleted"
      onClose={onClose}
    />
  );
}

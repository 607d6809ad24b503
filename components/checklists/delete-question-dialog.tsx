'use client';

import { checklistKeys } from '@/components/checklists/queries';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { deleteQuestionOperation, type Question } from '@/lib/contracts/checklist-questions';

interface DeleteQuestionDialogProps {
  onClose: () => void;
  question: Question;
}

/** Asks before a question is deleted with its answers. */
export function DeleteQuestionDialog({ onClose, question: { description, uuid } }: DeleteQuestionDialogProps) {
  const { error, isPending, mutate } = useFormChange(() => deleteQuestionOperation, checklistKeys.all);
  const confirm = () =>
    mutate(
      { uuid },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Question deleted' });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title="Delete this question?"
      description={`“${description}” and all answers to it are deleted. This can’t be undone.`}
      confirmLabel="Delete question"
      isOpen
      isPending={isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    >
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </ConfirmDialog>
  );
}

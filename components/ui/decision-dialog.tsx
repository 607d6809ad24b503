'use client';

import { type ReactNode, useState } from 'react';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';

interface DecisionDialogProps {
  /** Who asked; they read the comment. */
  asker: string;
  /** What an approval leads to, beside the description. */
  children?: ReactNode;
  description?: string | undefined;
  error: Error | null;
  isApproval: boolean;
  isPending: boolean;
  onClose: () => void;
  /** Sends the decision; `onSuccess` says so and closes the dialog. */
  onDecide: (comment: string, options: { onSuccess: () => void }) => void;
  title: string;
}

/** Approves or rejects a request, with a comment for who made it. */
export function DecisionDialog({
  asker,
  children,
  description,
  error,
  isApproval,
  isPending,
  onClose,
  onDecide,
  title,
}: DecisionDialogProps) {
  const [comment, setComment] = useState('');
  const onSuccess = () => {
    toast({ tone: 'success', title: isApproval ? 'Request approved' : 'Request rejected' });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      description={description}
      confirmLabel={isApproval ? 'Approve request' : 'Reject request'}
      variant={isApproval ? 'primary' : 'danger'}
      error={formErrorOf(error, [])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={() => onDecide(comment, { onSuccess })}
    >
      {children}
      <TextArea
        autoFocus
        label="Comment"
        description={`${asker} can read it.`}
        maxLength={2_000}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}

'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import type { ObjectCommand } from '@/lib/contracts/marketplace-details';

const MOST_CHARACTERS = 2_000;

interface CommandDialogProps {
  command: ObjectCommand;
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (comment: string) => void;
}

/** Says what a command will do and takes a comment to it. */
export function CommandDialog({ command, error, isPending, onClose, onConfirm }: CommandDialogProps) {
  const { consequence, label, severity } = command;
  const formId = useId();
  const [comment, setComment] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onConfirm(comment.trim());
  };
  return (
    <Dialog
      isOpen
      title={`${label}?`}
      description={consequence}
      onOpenChange={(stays) => stays || isPending || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant={severity === 'high' ? 'danger' : 'primary'}
            type="submit"
            form={formId}
            isPending={isPending}
          >
            {label}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <TextArea
          autoFocus
          label="Comment"
          description="Everyone who sees the order can read it in its history."
          maxLength={MOST_CHARACTERS}
          value={comment}
          onChange={setComment}
        />
        {error !== null && <Callout tone="danger">{error.message}</Callout>}
      </form>
    </Dialog>
  );
}

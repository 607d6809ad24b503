'use client';

import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { CallError } from '@/lib/client/call';

const LEAST_CHARACTERS = 3;

interface ReasonDialogProps {
  /** What will happen, one sentence each. */
  children: ReactNode;
  /** What happens, as a verb: "Suspend". */
  confirmLabel: string;
  /** Who can read the reason, and where. */
  description: string;
  error: Error | null;
  /** The most characters that the reason may have. */
  maxLength?: number;
  isDisabled?: boolean;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (reason: string) => void;
  title: string;
  variant?: 'primary' | 'danger';
}

/** Says what will happen, and asks why; the server's refusal stands where it belongs. */
export function ReasonDialog({
  children,
  confirmLabel,
  description,
  error,
  isDisabled = false,
  isPending,
  maxLength = 500,
  onClose,
  onConfirm,
  title,
  variant = 'primary',
}: ReasonDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const isShort = reason.trim().length < LEAST_CHARACTERS;
  const fields = error instanceof CallError ? error.fields : {};
  const atField = (fields['reason'] ?? fields['note'])?.[0];
  const missing = isSubmitted && isShort ? `Enter a reason of at least ${LEAST_CHARACTERS} characters.` : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (!isShort) onConfirm(reason.trim());
  };
  return (
    <Dialog
      isOpen
      title={title}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant={variant} type="submit" form={formId} isDisabled={isDisabled} isPending={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <div className="space-y-2">{children}</div>
        <TextArea
          autoFocus
          isRequired
          label="Reason"
          description={description}
          maxLength={maxLength}
          value={reason}
          onChange={setReason}
          error={missing ?? atField}
        />
        {error !== null && atField === undefined && <Callout tone="danger">{error.message}</Callout>}
      </form>
    </Dialog>
  );
}

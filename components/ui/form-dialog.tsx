'use client';

import { type ReactNode, type SubmitEvent, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, type Outcome } from '@/components/ui/dialog';

interface FormDialogProps {
  children: ReactNode;
  /** What happens, as a verb and a noun. */
  confirmLabel: string;
  description?: ReactNode;
  /** What is wrong with the whole of it. */
  error?: string | undefined;
  isDisabled?: boolean;
  isPending: boolean;
  onClose: () => void;
  onSubmit: () => void;
  /** Buttons before those that close and confirm. */
  others?: ReactNode;
  outcome?: Outcome | undefined;
  title: string;
  variant?: 'primary' | 'danger';
}

/** A form in a dialog, with the server's refusal below its fields. */
export function FormDialog({
  children,
  confirmLabel,
  description,
  error,
  isDisabled = false,
  isPending,
  onClose,
  onSubmit,
  others,
  outcome,
  title,
  variant = 'primary',
}: FormDialogProps) {
  const formId = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      isOpen
      title={title}
      description={description}
      onOpenChange={(stays) => stays || isPending || onClose()}
      outcome={outcome}
      actions={
        <>
          {others}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant={variant} type="submit" form={formId} isDisabled={isDisabled} isPending={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="space-y-4">
        {children}
        {error !== undefined && <Callout tone="danger">{error}</Callout>}
      </form>
    </Dialog>
  );
}

'use client';

import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import type { Operation, RequestOf } from '@/lib/contracts/operation';

interface CommandDialogProps<O extends Operation> {
  /** What happens, as a verb and a noun. */
  confirmLabel: string;
  description: ReactNode;
  /** What has happened then, as the toast says it. */
  done: string;
  input: RequestOf<O>;
  onClose: () => void;
  /** Leads elsewhere once it is done; closes the dialog when left out. */
  onDone?: () => void;
  operation: () => O | Promise<O>;
  /** What is read again. */
  queryKey: QueryKey;
  title: string;
  variant?: 'primary' | 'danger';
}

/** Asks once more, then calls one operation; its refusal is shown in the dialog. */
export function CommandDialog<O extends Operation>({
  confirmLabel,
  description,
  done,
  input,
  onClose,
  onDone = onClose,
  operation,
  queryKey,
  title,
  variant = 'danger',
}: CommandDialogProps<O>) {
  const { error, isPending, mutate } = useFormChange(operation, queryKey);
  const onSuccess = () => {
    toast({ tone: 'success', title: done });
    onDone();
  };
  return (
    <ConfirmDialog
      isOpen
      {...{ confirmLabel, description, isPending, title, variant }}
      onConfirm={() => mutate(input, { onSuccess })}
      onOpenChange={(stays) => stays || isPending || onClose()}
    >
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </ConfirmDialog>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, type Outcome } from '@/components/ui/dialog';

interface ConfirmDialogProps {
  /** What happens, as a verb: "Terminate resource". */
  confirmLabel: string;
  children?: ReactNode;
  description: ReactNode;
  isOpen: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  onOpenChange: (isOpen: boolean) => void;
  outcome?: Outcome | undefined;
  title: string;
  variant?: 'primary' | 'danger';
}

/** Asks once more before something with consequences; the caller closes it when the work is done. */
export function ConfirmDialog({
  confirmLabel,
  children,
  description,
  isOpen,
  isPending = false,
  onConfirm,
  onOpenChange,
  outcome,
  title,
  variant = 'primary',
}: ConfirmDialogProps) {
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={title}
      description={description}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      outcome={outcome}
      actions={
        <>
          <Button autoFocus={variant === 'danger'} isDisabled={isPending} onPress={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button autoFocus={variant === 'primary'} variant={variant} isPending={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

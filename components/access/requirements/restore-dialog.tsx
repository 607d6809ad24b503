'use client';

import { accessKeys } from '@/components/access/queries';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type AccessRequirement, restoreAccessRequirementOperation } from '@/lib/contracts/access/requirements';

interface RestoreDialogProps {
  onClose: () => void;
  requirement: AccessRequirement;
}

/** Asks why an archived requirement is restored, and says what comes back. */
export function RestoreDialog({ onClose, requirement: { id, label } }: RestoreDialogProps) {
  const { error, isPending, mutate } = useFormChange(() => restoreAccessRequirementOperation, accessKeys.all);
  const restore = (reason: string) =>
    mutate(
      { id, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Requirement restored' });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Restore ${label}?`}
      confirmLabel="Restore requirement"
      description="Kept with the requirement."
      error={error}
      isPending={isPending}
      onClose={onClose}
      onConfirm={restore}
    >
      <p>People can request access again. Requests that were cancelled stay cancelled.</p>
      <p>Reminders to renew that are still ahead are scheduled again; of those missed since, the latest is sent.</p>
    </ReasonDialog>
  );
}

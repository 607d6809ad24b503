'use client';

import { purgeProfileKeys } from '@/components/purge-profiles/queries';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { deleteProfileOperation, type PurgeProfile } from '@/lib/contracts/people/purge-profiles';

interface DeleteProfileDialogProps {
  onClose: () => void;
  profile: PurgeProfile;
}

/** Asks before a purge profile is deleted. */
export function DeleteProfileDialog({ onClose, profile: { id, name } }: DeleteProfileDialogProps) {
  const remove = useChange(() => deleteProfileOperation, purgeProfileKeys.all);
  const confirm = () =>
    remove.mutate(
      { id },
      { onSuccess: () => toast({ tone: 'success', title: `${name} deleted` }), onSettled: onClose },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${name}?`}
      description="People who were deleted with it are still purged as it said then. This can’t be undone."
      confirmLabel="Delete purge profile"
      isOpen
      isPending={remove.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}

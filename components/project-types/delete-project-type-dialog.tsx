'use client';

import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { CallError } from '@/lib/client/call';
import type { ProjectType } from '@/lib/contracts/projects/project-types';
import { deleteProjectTypeOperation } from '@/lib/contracts/projects/type-deletion';

interface DeleteProjectTypeDialogProps {
  onClose: () => void;
  projectType: ProjectType;
}

/** Asks before a project category is deleted; once more where projects have it, saying how many. */
export function DeleteProjectTypeDialog({ onClose, projectType: { name, uuid } }: DeleteProjectTypeDialogProps) {
  const { error, isPending, mutate } = useFormChange(() => deleteProjectTypeOperation, []);
  const isUsed = error instanceof CallError && error.code === 'moved_on';
  const confirm = () =>
    mutate(
      { uuid, ...(isUsed && { confirm: 'true' }) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} deleted` });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${name}?`}
      description="This can’t be undone."
      confirmLabel={isUsed ? 'Delete anyway' : 'Delete category'}
      isOpen
      isPending={isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    >
      {error !== null && (
        <Callout tone="danger">{isUsed ? `${error.message} They will have no category.` : error.message}</Callout>
      )}
    </ConfirmDialog>
  );
}

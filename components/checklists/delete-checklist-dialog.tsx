'use client';

import { useRouter } from 'next/navigation';
import { checklistKeys } from '@/components/checklists/queries';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type Checklist, deleteChecklistOperation } from '@/lib/contracts/checklists-admin';
import { adminChecklistsPage } from '@/lib/core/review-routes';

interface DeleteChecklistDialogProps {
  checklist: Checklist;
  onClose: () => void;
}

/** Asks before a checklist is deleted, and says why it can’t be where it is in use. */
export function DeleteChecklistDialog({ checklist: { name, uuid }, onClose }: DeleteChecklistDialogProps) {
  const router = useRouter();
  const { error, isPending, mutate } = useFormChange(() => deleteChecklistOperation, [...checklistKeys.all, 'list']);
  const confirm = () =>
    mutate(
      { uuid },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Checklist deleted' });
          router.push(adminChecklistsPage);
        },
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${name}?`}
      description="Its questions are deleted too. This can’t be undone."
      confirmLabel="Delete checklist"
      isOpen
      isPending={isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    >
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </ConfirmDialog>
  );
}

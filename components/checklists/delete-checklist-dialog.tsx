'use client';

import { useRouter } from 'next/navigation';
import { checklistKeys } from '@/components/checklists/queries';
import { CommandDialog } from '@/components/ui/command-dialog';
import { type Checklist, deleteChecklistOperation } from '@/lib/contracts/checklists/admin';
import { adminChecklistsPage } from '@/lib/core/review-routes';

interface DeleteChecklistDialogProps {
  checklist: Checklist;
  onClose: () => void;
}

/** Asks before a checklist is deleted, and says why it can’t be where it is in use. */
export function DeleteChecklistDialog({ checklist: { name, uuid }, onClose }: DeleteChecklistDialogProps) {
  const router = useRouter();
  return (
    <CommandDialog
      operation={() => deleteChecklistOperation}
      input={{ uuid }}
      queryKey={[...checklistKeys.all, 'list']}
      title={`Delete ${name}?`}
      description="Its questions are deleted too. This can’t be undone."
      confirmLabel="Delete checklist"
      done="Checklist deleted"
      onClose={onClose}
      onDone={() => router.push(adminChecklistsPage)}
    />
  );
}

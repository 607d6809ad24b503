'use client';

import { useRouter } from 'next/navigation';
import { audienceKeys } from '@/components/audiences/queries';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { type Audience, deleteAudienceOperation } from '@/lib/contracts/audiences';
import { adminAudiencesPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface DeleteAudienceDialogProps {
  audience: Audience;
  onClose: () => void;
}

/** Asks before an audience is deleted. */
export function DeleteAudienceDialog({ audience: { members_count, name, uuid }, onClose }: DeleteAudienceDialogProps) {
  const router = useRouter();
  const remove = useChange(() => deleteAudienceOperation, audienceKeys.all);
  const confirm = () =>
    remove.mutate(
      { uuid },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} deleted` });
          router.push(adminAudiencesPage);
        },
        onError: onClose,
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Delete ${name}?`}
      description={`It has ${formatCount(members_count, 'member', 'members')}, whose accounts stay as they are. This can’t be undone.`}
      confirmLabel="Delete audience"
      isOpen
      isPending={remove.isPending || remove.isSuccess}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}

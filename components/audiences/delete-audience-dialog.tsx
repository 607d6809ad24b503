'use client';

import { useRouter } from 'next/navigation';
import { AudienceUsage } from '@/components/audiences/audience-usage';
import { audienceKeys } from '@/components/audiences/queries';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { type Audience, deleteAudienceOperation } from '@/lib/contracts/people/audiences';
import { adminAudiencesPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface DeleteAudienceDialogProps {
  audience: Audience;
  onClose: () => void;
}

/** Asks before an audience is deleted. */
export function DeleteAudienceDialog({ audience, onClose }: DeleteAudienceDialogProps) {
  const { members_count, name, used_by, uuid } = audience;
  const router = useRouter();
  const remove = useChange(() => deleteAudienceOperation, audienceKeys.all);
  const confirm = () =>
    remove.mutate(
      { uuid, ...(used_by.length > 0 && { break_rules: 'true' }) },
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
    >
      {used_by.length > 0 && (
        <Callout tone="danger">
          <AudienceUsage audience={audience} />. These rules stop running until you change them.
        </Callout>
      )}
    </ConfirmDialog>
  );
}

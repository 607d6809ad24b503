'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accessKeys } from '@/components/access/queries';
import { revocationQuery } from '@/components/access/review/queries';
import { Checkbox } from '@/components/ui/checkbox';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type AccessorGroup, revokeAccessOperation } from '@/lib/contracts/access/approvals';
import { formatCount } from '@/lib/core/wording';

interface RevokeDialogProps {
  group: AccessorGroup;
  onClose: () => void;
}

/** Asks why access is revoked, and says who loses it and who keeps it. */
export function RevokeDialog({ group, onClose }: RevokeDialogProps) {
  const { label, requirement_id, submitter_id, submitter_name } = group;
  const [isReasonDisclosed, setIsReasonDisclosed] = useState(false);
  const revoke = useFormChange(() => revokeAccessOperation, accessKeys.all);
  const isToBeCounted = !revoke.isPending && !revoke.isSuccess;
  const counted = useQuery({ ...revocationQuery(requirement_id, submitter_id), enabled: isToBeCounted });
  const confirm = (reason: string) =>
    revoke.mutate(
      { requirement_id, submitter_id, reason, tell_reason: isReasonDisclosed },
      {
        onSuccess: ({ revoked }) => {
          toast({ tone: 'success', title: `Access revoked for ${formatCount(revoked, 'person', 'people')}` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Revoke access to ${label}?`}
      confirmLabel="Revoke access"
      variant="danger"
      description="Kept in the history of the approvals, which the access committee, staff and support can read."
      error={revoke.error ?? counted.error}
      isDisabled={counted.data === undefined}
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>All access through {submitter_name} ends now, whenever it was to expire.</p>
      {counted.error === null && <p>{counted.data === undefined ? 'Counting…' : consequences(counted.data)}</p>}
      <Checkbox isSelected={isReasonDisclosed} onChange={setIsReasonDisclosed}>
        Tell the reason to those who lose access
      </Checkbox>
    </ReasonDialog>
  );
}

/** "3 people lose access and are notified. 1 person keeps it through someone else." */
function consequences({ keep_access, told: notified }: { keep_access: number; told: number }): string {
  const lose =
    notified === 0
      ? 'No one loses access.'
      : `${formatCount(notified, 'person loses', 'people lose')} access and ${notified === 1 ? 'is' : 'are'} notified.`;
  if (keep_access === 0) return lose;
  return `${lose} ${formatCount(keep_access, 'person keeps', 'people keep')} it through someone else.`;
}

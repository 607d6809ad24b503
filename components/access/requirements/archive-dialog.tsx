'use client';

import { useQuery } from '@tanstack/react-query';
import { accessKeys } from '@/components/access/queries';
import { groupsOfRequirement, waitingRequestsOf } from '@/components/access/requirements/queries';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type AccessRequirement, archiveAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { formatCount } from '@/lib/core/wording';

interface ArchiveDialogProps {
  onClose: () => void;
  requirement: AccessRequirement;
}

/** Asks why a requirement is archived, and says whom it concerns now. */
export function ArchiveDialog({ onClose, requirement: { id, label } }: ArchiveDialogProps) {
  const waiting = useQuery(waitingRequestsOf(id));
  const groups = useQuery(groupsOfRequirement(id));
  const { error, isPending, mutate } = useFormChange(() => archiveAccessRequirementOperation, accessKeys.all);
  const archive = (reason: string) =>
    mutate(
      { id, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Requirement archived' });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Archive ${label}?`}
      confirmLabel="Archive requirement"
      description="Kept with the requirement."
      variant="danger"
      error={error}
      isPending={isPending}
      onClose={onClose}
      onConfirm={archive}
    >
      <p>It takes no more requests.</p>
      <p>{cancelled(waiting.data?.total)}</p>
      <p>{kept(groups.data?.total)}</p>
      <p>You can restore it later.</p>
    </ReasonDialog>
  );
}

function cancelled(waiting: number | undefined): string {
  const all = 'Requests that are drafts or wait for review are cancelled, and those who made them are emailed.';
  if (waiting === undefined) return all;
  return `${all} ${waiting === 0 ? 'None waits' : formatCount(waiting, 'request waits', 'requests wait')} for review now.`;
}

function kept(groups: number | undefined): string {
  if (groups === 0) return 'No one has access now.';
  const who =
    groups === undefined
      ? 'Everyone with access keeps it until it expires.'
      : `${formatCount(groups, 'group of people keeps', 'groups of people keep')} access until it expires.`;
  return `${who} No one is reminded to renew, because no one can; they are notified when it ends.`;
}

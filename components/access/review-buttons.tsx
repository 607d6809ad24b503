'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { changesInWords, countChanges } from '@/components/access/access-labels';
import { nameOf } from '@/components/access/people-field';
import { accessKeys } from '@/components/access/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import type { AccessPerson } from '@/lib/contracts/access/people';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import {
  type AccessSubmission,
  approveAccessSubmissionOperation,
  rejectAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import { formatCount } from '@/lib/core/wording';

const LONGEST_REASON = 2_000;

interface ReviewProps {
  people: readonly AccessPerson[];
  requirement: AccessRequirement;
  submission: AccessSubmission;
}

/** Approving and rejecting a request that waits; who is part of it is told that somebody else decides. */
export function ReviewButtons({ isToReject, people, requirement, submission }: ReviewProps & { isToReject: boolean }) {
  const { uuid } = useMe();
  const isPart = submission.submitter_id === uuid || people.some(({ user_id }) => user_id === uuid);
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(isToReject && !isPart ? 'reject' : null);
  const close = () => setAsked(null);
  if (isPart) {
    return <Callout tone="info">You are part of this request. Someone else has to decide it.</Callout>;
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" icon={<Check />} onPress={() => setAsked('approve')}>
          Approve request
        </Button>
        <Button variant="danger-secondary" icon={<X />} onPress={() => setAsked('reject')}>
          Reject request
        </Button>
      </div>
      {asked === 'approve' && (
        <ApproveDialog people={people} requirement={requirement} submission={submission} onClose={close} />
      )}
      {asked === 'reject' && <RejectDialog submission={submission} onClose={close} />}
    </>
  );
}

function ApproveDialog({ onClose, people, requirement, submission }: ReviewProps & { onClose: () => void }) {
  const { error, isPending, mutate } = useFormChange(() => approveAccessSubmissionOperation, accessKeys.all);
  const { expiration_period_days: days, label, version } = requirement;
  const leftOut = people.filter(({ is_active, type }) => !is_active && type !== 'REVOKE_ACCESS');
  const counts = countChanges(people.filter((person) => !leftOut.includes(person)));
  const lasts = days === null ? 'without an expiry' : `for ${formatCount(days, 'day', 'days')} from now`;
  const grants = counts.GAIN_ACCESS + counts.RENEW_ACCESS;
  const approve = () =>
    mutate(
      { id: submission.id },
      {
        onSuccess: ({ approval_count }) => {
          const description = `${formatCount(approval_count, 'person has', 'people have')} access now.`;
          toast({ tone: 'success', title: 'Request approved', description });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      isOpen
      title={`Approve the request of ${submission.submitter_name}?`}
      description={
        people.length === leftOut.length ? 'No one’s access changes.' : `${changesInWords(counts)} to ${label}.`
      }
      confirmLabel="Approve request"
      isPending={isPending}
      onConfirm={approve}
      onOpenChange={(isOpen) => isOpen || isPending || onClose()}
    >
      <div className="space-y-2">
        {grants > 0 && <p>{`Access is given under version ${version} of the requirement, ${lasts}.`}</p>}
        {leftOut.length > 0 && <p>{`Left out, as not active: ${leftOut.map(nameOf).join(', ')}.`}</p>}
        <p>{`${submission.submitter_name} ${counts.REVOKE_ACCESS > 0 ? 'and those who lose all access are' : 'is'} emailed.`}</p>
        {error !== null && <Callout tone="danger">{error.message}</Callout>}
      </div>
    </ConfirmDialog>
  );
}

function RejectDialog({ onClose, submission }: { onClose: () => void; submission: AccessSubmission }) {
  const { error, isPending, mutate } = useFormChange(() => rejectAccessSubmissionOperation, accessKeys.all);
  const reject = (reason: string) =>
    mutate(
      { id: submission.id, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Request rejected' });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Reject the request of ${submission.submitter_name}?`}
      confirmLabel="Reject request"
      description={`${submission.submitter_name} reads it in an email and on this page.`}
      variant="danger"
      maxLength={LONGEST_REASON}
      error={error}
      isPending={isPending}
      onClose={onClose}
      onConfirm={reject}
    >
      <p>Everyone’s access stays as it is. They can write a new request.</p>
    </ReasonDialog>
  );
}

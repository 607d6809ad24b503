'use client';

import { type Decisions, sentDecisions } from '@/components/reviews/decisions';
import type { ReviewedPlace } from '@/components/reviews/reviewed-place';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import { closeCustomerReviewOperation, closeProjectReviewOperation } from '@/lib/contracts/members/permission-reviews';
import { roleInWords } from '@/lib/core/role-in-words';
import { formatCount, formatLongDay } from '@/lib/core/wording';

interface CloseReviewDialogProps {
  decisions: Decisions;
  kind: ReviewedPlace['kind'];
  onClose: () => void;
  /** How many roles there are in all. */
  total: number;
  uuid: string;
}

/** Says what closing a review will do, then does it. */
export function CloseReviewDialog({ decisions, kind, onClose, total, uuid }: CloseReviewDialogProps) {
  const { time_zone: zone } = useMe();
  const operation = kind === 'project' ? closeProjectReviewOperation : closeCustomerReviewOperation;
  const { error, isPending, mutate } = useFormChange(() => operation, []);
  const sent = sentDecisions(decisions, zone);
  const confirm = () =>
    mutate(
      { uuid, decisions: sent },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Review closed' });
          onClose();
        },
      },
    );
  const removed = [...decisions.values()].filter(({ decision }) => decision === 'remove');
  return (
    <ConfirmDialog
      variant={removed.length > 0 ? 'danger' : 'primary'}
      title="Close this review?"
      description={`${keptInWords(total - sent.length)}The next review opens in 90 days.`}
      confirmLabel="Close review"
      isOpen
      isPending={isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    >
      <Effects decisions={decisions} />
      {error !== null && <Callout tone="danger">{`${error.message} Nothing was changed.`}</Callout>}
    </ConfirmDialog>
  );
}

function keptInWords(kept: number): string {
  return kept <= 0 ? '' : `${formatCount(kept, 'role stays as it is', 'roles stay as they are')}. `;
}

function Effects({ decisions }: { decisions: Decisions }) {
  const effects = [...decisions.values()].filter(({ decision }) => decision !== 'keep');
  if (effects.length === 0) return null;
  return (
    <ul aria-label="What will happen" className="list-disc space-y-1 ps-5">
      {effects.map(({ decision, lastDay, role: { role_name, user_full_name, uuid } }) => (
        <li key={uuid}>
          {decision === 'remove'
            ? `${user_full_name} loses the role ${roleInWords(role_name)} right away.`
            : `${user_full_name} keeps the role ${roleInWords(role_name)} ${untilInWords(lastDay)}.`}
        </li>
      ))}
    </ul>
  );
}

function untilInWords(day: string): string {
  return day === '' ? 'without expiry' : `until ${formatLongDay(day)}`;
}

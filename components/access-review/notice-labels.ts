import type { Tone } from '@/components/ui/tone';
import type { AccessNotification } from '@/lib/contracts/access-notifications';
import { humanized } from '@/lib/core/wording';

type Notice = Omit<AccessNotification, 'attempts'>;

export const noticeStatusLabels: Readonly<Record<Notice['status'], { label: string; tone: Tone }>> = {
  SCHEDULED: { label: 'Scheduled', tone: 'info' },
  SENT: { label: 'Sent', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  SUPERSEDED: { label: 'Replaced', tone: 'neutral' },
};

const reasons: Readonly<Record<string, string>> = {
  renewed: 'Access was renewed, or a renewal waits for a decision.',
  other_approval: 'Those concerned keep access through someone else.',
  revoked: 'Access was revoked.',
  expired: 'Access had expired.',
  schedule_changed: 'The reminders of the requirement were changed.',
  period_too_short: 'The period is shorter than this reminder.',
  told_recently: 'The same reminder was sent less than 7 days before.',
  recipient_inactive: 'The account of the recipient is not active.',
  requirement_archived: 'The requirement is archived.',
  imported: 'Its time had passed when the approval was imported.',
  newer_milestone: 'A later reminder was due as well.',
};

/** Why a notice was not sent, in a sentence; empty for one that was or will be. */
export function noticeReason({ reason, status }: Pick<Notice, 'reason' | 'status'>): string {
  if (reason === '') return '';
  const known = reasons[reason];
  if (known !== undefined) return known;
  return status === 'FAILED' ? `The email was not delivered: ${humanized(reason).toLowerCase()}.` : humanized(reason);
}

/** "Reminder to renew, 2 months before", "Notice that access ended". */
export function noticeTitle({ milestone, type }: Pick<Notice, 'milestone' | 'type'>): string {
  if (type === 'REVOKE_NOTIFICATION') return 'Notice that access ended';
  return `Reminder to renew${milestone === null ? '' : `, ${milestone} before`}`;
}

import type { Tone } from '@/components/ui/tone';
import type { AccessApproval } from '@/lib/contracts/access/approvals';
import type { AccessPerson } from '@/lib/contracts/access/people';
import { type AccessDocumentKind, type AccessSubmission, accessChangeTypes } from '@/lib/contracts/access/submissions';
import { calendarDaysBetween, formatCount, formatDay, formatList } from '@/lib/core/wording';

type ChangeType = AccessPerson['type'];

export const documentLabels: Readonly<Record<AccessDocumentKind, string>> = {
  duc: 'Data use certificate',
  irb: 'Ethics approval',
};

export const changeLabels: Readonly<Record<ChangeType, string>> = {
  GAIN_ACCESS: 'Gain access',
  RENEW_ACCESS: 'Renew access',
  REVOKE_ACCESS: 'Lose access',
};

export const stateLabels: Readonly<Record<AccessSubmission['state'], { label: string; tone: Tone }>> = {
  DRAFT: { label: 'Draft', tone: 'info' },
  SUBMITTED: { label: 'Waiting for review', tone: 'warning' },
  APPROVED: { label: 'Approved', tone: 'success' },
  REJECTED: { label: 'Rejected', tone: 'danger' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
};

/** "30 Nov 2026, 12 days left": until when access lasts, by calendar days of a zone. */
export function expiryInWords(expiredOn: string | null, now: Date, timeZone: string): string {
  if (expiredOn === null) return 'Doesn’t expire';
  const days = calendarDaysBetween(now, new Date(expiredOn), timeZone);
  const left = days <= 0 ? 'expires today' : `${formatCount(days, 'day', 'days')} left`;
  return `${formatDay(expiredOn, timeZone)}, ${left}`;
}

/** The same as it stands in a sentence: "Until 30 Nov 2026, 12 days left". */
export function untilInWords(expiredOn: string | null, now: Date, timeZone: string): string {
  const words = expiryInWords(expiredOn, now, timeZone);
  return expiredOn === null ? words : `Until ${words}`;
}

const endings: Readonly<Record<string, string>> = {
  expiry: 'Expired',
  submission: 'Ended by the submitter',
  committee: 'Withdrawn by the access committee',
  import: 'Ended by an import',
  renewal: 'Renewed',
};

/** How access ended, in a few words. */
export function endingInWords(endedBy: AccessApproval['ended_by'] | 'renewal'): string {
  return endings[endedBy ?? 'expiry'] ?? 'Ended';
}

export type ChangeCounts = Readonly<Record<ChangeType, number>>;

/** How many people gain, renew and lose access. */
export function countChanges(changes: readonly { type: ChangeType }[]): ChangeCounts {
  const count = (type: ChangeType) => changes.filter((change) => change.type === type).length;
  return {
    GAIN_ACCESS: count('GAIN_ACCESS'),
    RENEW_ACCESS: count('RENEW_ACCESS'),
    REVOKE_ACCESS: count('REVOKE_ACCESS'),
  };
}

const gainedOrLost: Readonly<Record<ChangeType, readonly [one: string, many: string]>> = {
  GAIN_ACCESS: ['gains', 'gain'],
  RENEW_ACCESS: ['renews', 'renew'],
  REVOKE_ACCESS: ['loses', 'lose'],
};

/** "2 people gain, 3 renew and 1 loses access": what changes for how many; nothing is said of what changes for no one. */
export function changesInWords(counts: ChangeCounts): string {
  const changing = accessChangeTypes.filter((type) => counts[type] > 0);
  const parts = changing.map((type, place) => {
    const [one, many] = gainedOrLost[type];
    const people = place === 0 ? formatCount(counts[type], 'person', 'people') : String(counts[type]);
    return `${people} ${counts[type] === 1 ? one : many}`;
  });
  return `${formatList(parts)} access`;
}

import { deliveryReasons } from '@/lib/client/delivery-reasons';
import {
  type accessCancellations,
  accessReminderKinds,
  type Reminder,
  type ReminderKind,
  type reminderCancellations,
  type supersedingReason,
} from '@/lib/contracts/history/reminders';
import { humanized } from '@/lib/core/wording';

/** What reminders of each kind are about, one and many. */
export const reminderKindLabels: Readonly<Record<ReminderKind, string>> = {
  expiring_resource: 'Resources that expire',
  project_ending: 'Projects that end',
  access_renewal: 'Access to renew',
  access_revoked: 'Access that ended',
};

type Status = Reminder['status'];

/** How far a reminder has come, in word and colour. */
export const reminderStatusLabels = {
  SCHEDULED: { label: 'Scheduled', tone: 'info' },
  SENT: { label: 'Sent', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  CANCELLED: { label: 'Not sent', tone: 'neutral' },
  SUPERSEDED: { label: 'Superseded', tone: 'neutral' },
} as const satisfies Readonly<Record<Status, { label: string; tone: string }>>;

type TitledReminder = Pick<Reminder, 'kind' | 'milestone'>;

/** "Resource expires, 30 days before", "Access ended": what a reminder tells. */
export function reminderTitle({ kind, milestone }: TitledReminder): string {
  switch (kind) {
    case 'expiring_resource':
      return `Resource expires${before(milestone)}`;
    case 'project_ending':
      return milestone === 'grace' ? 'Project is in its grace period' : `Project ends${before(milestone)}`;
    case 'access_renewal':
      return `Reminder to renew${before(milestone)}`;
    case 'access_revoked':
      return 'Notice that access ended';
    default:
      return `${humanized(kind)}${before(milestone)}`;
  }
}

function before(milestone: string | null): string {
  return milestone === null ? '' : `, ${milestone} before`;
}

/** How a reminder whose day has come is still to be sent, as a sentence; empty where its own email says it at once. */
export function awaitedDigest({ kind, status }: Pick<Reminder, 'kind' | 'status'>): string {
  return status === 'SCHEDULED' && kind === 'expiring_resource' ? 'It will be in the next daily digest.' : '';
}

type Reason = (typeof reminderCancellations)[number] | typeof supersedingReason;

const reasons: Readonly<Record<Reason, string>> = {
  renewed: 'It was renewed or extended.',
  date_moved: 'Its end date was changed.',
  accepted: 'Someone decided to let it end.',
  ended: 'It had ended already.',
  access_lost: 'The recipient no longer had access to it.',
  switched_off: 'The recipient doesn’t get the daily digest.',
  newer_milestone: 'A later reminder was due as well, and was sent instead.',
};

const reasonsOfAccess: Readonly<Record<(typeof accessCancellations)[number], string>> = {
  renewed: 'Access was renewed, or a renewal waits for review.',
  other_approval: 'Everyone concerned has other access that lasts longer.',
  revoked: 'Access was withdrawn.',
  expired: 'Access had expired.',
  schedule_changed: 'The schedule of reminders was changed.',
  period_too_short: 'Access doesn’t last long enough for this reminder.',
  told_recently: 'The same reminder was sent within 7 days.',
  recipient_inactive: 'The recipient’s account wasn’t active.',
  requirement_archived: 'It was archived, and can’t be renewed.',
  imported: 'It was due before the import.',
};

/** Where they say something else of the notice that access ended. */
const reasonsOfEnds = { other_approval: 'The recipient had other access.' };

const UNDELIVERED = 'It couldn’t be delivered.';
/** What the ledger says of mails about which nothing more is known. */
const bareStates: readonly string[] = ['bounced', 'failed', 'suppressed'];

/** Why a reminder was not sent, as a sentence; empty where there is nothing to say. */
export function reminderReason({ kind, reason, status }: Pick<Reminder, 'kind' | 'reason' | 'status'>): string {
  if (reason === null || reason === '') return '';
  if (status === 'FAILED') return failureInWords(reason);
  const isOfAccess = accessReminderKinds.some((one) => one === kind);
  const ofAccess = kind === 'access_revoked' ? { ...reasonsOfAccess, ...reasonsOfEnds } : reasonsOfAccess;
  return (isOfAccess ? wordsOf(ofAccess, reason) : null) ?? wordsOf(reasons, reason) ?? `${humanized(reason)}.`;
}

/** A reason that the delivery knows, or what the email service said. */
function failureInWords(reason: string): string {
  const known = wordsOf(deliveryReasons, reason);
  if (known !== null) return known;
  return bareStates.includes(reason) ? UNDELIVERED : `${UNDELIVERED} ${reason}`;
}

function wordsOf(words: Readonly<Record<string, string>>, reason: string): string | null {
  return Object.hasOwn(words, reason) ? (words[reason] ?? null) : null;
}

import { reminderReason, reminderTitle } from '@/lib/client/reminder-words';
import type { ListedAccessNotification } from '@/lib/contracts/access/notifications';
import { accessReminderKinds, type ReminderKind } from '@/lib/contracts/history/reminders';

type Type = ListedAccessNotification['type'];

const [renewal, revocation] = accessReminderKinds;
/** What the ledger of reminders calls the types of notices. */
const kinds: Readonly<Record<Type, ReminderKind>> = {
  RENEWAL_NOTIFICATION: renewal,
  REVOKE_NOTIFICATION: revocation,
};

/** "Reminder to renew", "Notice that access ended". */
export function noticeTypeLabel(type: Type): string {
  return reminderTitle({ kind: kinds[type], milestone: null });
}

/** "Reminder to renew, 2 months before", "Notice that access ended". */
export function noticeTitle({ milestone, type }: Pick<ListedAccessNotification, 'milestone' | 'type'>): string {
  return reminderTitle({ kind: kinds[type], milestone });
}

/** Why a notice was not sent, as a sentence; empty where there is nothing to say. */
export function noticeReason({
  reason,
  status,
  type,
}: Pick<ListedAccessNotification, 'reason' | 'status' | 'type'>): string {
  return reminderReason({ kind: kinds[type], reason, status });
}

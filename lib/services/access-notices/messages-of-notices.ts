import { accessRenewal, requirementFacts } from '@/lib/plugins/notification-kinds/access-renewal';
import { accessRevoked } from '@/lib/plugins/notification-kinds/access-revoked';
import type { DueRenewal, DueRevocation } from '@/lib/services/access-notices/due-notices';
import type { Telling } from '@/lib/services/ledger/tell-reminders';
import { messageOf } from '@/lib/services/messages/notify';

/** Which sending of a notice it is: `key` tells it from the others, `reason` says why somebody has it sent once more. */
export type Attempt = { key: string; reason?: string };

/** The message that tells a renewal notice. */
export function tellRenewal(due: DueRenewal, attempt: Attempt): Telling {
  const facts = {
    requirement_id: due.requirement_id,
    ...requirementFacts(due),
    expired_on: due.episode,
    people_count: due.people_count,
    people: due.people,
    is_test: false,
  };
  return telling(messageOf(accessRenewal, facts, optionsOf(due.id, due.submitter_id, attempt)), due.id, attempt);
}

/** The message that tells a revocation notice. */
export function tellRevocation(due: DueRevocation, attempt: Attempt): Telling {
  const facts = {
    requirement_id: due.requirement_id,
    label: due.label,
    ended_at: (due.ended_at ?? due.scheduled_for).toISOString(),
    cause: due.cause ?? 'expiry',
    reason: due.reason,
    submitter_name: due.submitter_name,
    is_archived: due.is_archived,
    is_test: false,
  };
  return telling(messageOf(accessRevoked, facts, optionsOf(due.id, due.accessor_id, attempt)), due.id, attempt);
}

const keyOf = (id: string, { key }: Attempt) => `access_notice:${id}:${key}`;

function optionsOf(id: string, to: string, attempt: Attempt) {
  const why = attempt.reason === undefined ? {} : { resentBecause: attempt.reason };
  return { to, about: { type: 'reminder', id }, dedupeKey: keyOf(id, attempt), ...why };
}

function telling(message: ReturnType<typeof messageOf>, id: string, attempt: Attempt): Telling {
  return { message: { ...message, dedupe_key: keyOf(id, attempt) }, reminderIds: [id] };
}

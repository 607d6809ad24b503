import { addDays, type Day, dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountDeleted } from '@/lib/plugins/notification-kinds/account-deleted';
import { endSessions } from '@/lib/services/accounts/end-sessions';
import { notify } from '@/lib/services/messages/notify';
import type { HeldPerson } from '@/lib/services/people/hold-person';
import { findPurgePlan, type PurgeOrigin } from '@/lib/services/purging/purge-plan';

type Deletion = PurgeOrigin & {
  /** How many days pass before the purge. */
  graceDays: number;
  /** What is purged then; null for what the default profile for deleted people purges. */
  profileId: string | null;
};

/**
 * Deletes an active or suspended person so that it can be undone: their sessions end, and they are told until when they can
 * be reinstated. What will be purged, and when, is kept with them. The ledger, the audit trail and the event roles.changed
 * are the caller's. Returns the last day before the purge.
 * @throws validation_failed, naming profile_id
 */
export async function softDelete(
  tx: Ctx,
  { id }: Pick<HeldPerson, 'id'>,
  { approver_ids, graceDays, profileId, rule }: Deletion,
): Promise<Day> {
  const plan = { ...(await findPurgePlan(tx, profileId, 'deleted')), rule, approver_ids };
  const dueOn = addDays(dayOf(tx.now, env.HEED_TIME_ZONE), graceDays);
  await tx.db.$executeRaw(sql`
    UPDATE user_account SET status = 'deleted', deleted_at = ${tx.now}::timestamptz, suspended_at = NULL, suspended_reason = '',
      purge_due_on = ${dueOn}::date, purge_plan = ${JSON.stringify(plan)}::jsonb, modified = ${tx.now}::timestamptz
    WHERE id = ${id}::uuid`);
  await endSessions(tx, id, { except: null });
  await notify(tx, accountDeleted, { purge_due_on: dueOn }, { to: id });
  return dueOn;
}

import { addDays, dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { accountDeleted } from '@/lib/plugins/notification-kinds/account-deleted';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { findPurgePlan, type PurgeOrigin } from '@/lib/services/purging/purge-plan';

type Deletion = Pick<PurgeOrigin, 'rule'> & {
  /** How many days pass before the purge. */
  graceDays: number;
  /** What is purged then; null for what the default profile for deleted people purges. */
  profileId: string | null;
};

/** Whom to delete, and who approved that. */
type Deleted = { id: string; approverIds: readonly string[] };

/**
 * Deletes active or suspended people so that it can be undone: they are told until when they can be reinstated. What will be purged,
 * and when, is kept with them. What follows a status, the ledger and the audit trail are the caller's. A fixed number of statements.
 * @throws validation_failed, naming profile_id
 */
export async function softDelete(
  tx: Ctx,
  people: readonly Deleted[],
  { graceDays, profileId, rule }: Deletion,
): Promise<void> {
  const plan = { ...(await findPurgePlan(tx, profileId, 'deleted')), rule };
  const dueOn = addDays(dayOf(tx.now, env.HEED_TIME_ZONE), graceDays);
  const plans = people.map(({ approverIds, id }) => ({ id, plan: { ...plan, approver_ids: approverIds } }));
  await tx.db.$executeRaw(sql`
    UPDATE user_account AS person SET status = 'deleted', deleted_at = ${tx.now}::timestamptz, suspended_at = NULL,
      suspended_reason = '', purge_due_on = ${dueOn}::date, purge_plan = deleted.plan, modified = ${tx.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) AS deleted (id uuid, plan jsonb) WHERE person.id = deleted.id`);
  await queueMessages(
    tx,
    people.map(({ id }) => messageOf(accountDeleted, { purge_due_on: dueOn }, { to: id })),
  );
}

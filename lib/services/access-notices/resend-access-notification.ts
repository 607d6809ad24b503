import { type AccessNotification, resendAccessNotificationOperation } from '@/lib/contracts/access-notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { noticesWithApproval, readRenewals, readRevocations } from '@/lib/services/access-notices/due-notices';
import { type Attempt, tellRenewal, tellRevocation } from '@/lib/services/access-notices/messages-of-notices';
import { readNoticeRow } from '@/lib/services/access-notices/notice-row';
import { change, changed } from '@/lib/services/audit/change';
import { type Telling, tellReminders } from '@/lib/services/ledger/tell-reminders';

/** Sends a notice that failed once more, as it would be told now; the attempt keeps the reason, which the recipient is not told. @throws not_allowed; not_found; moved_on with the reason */
export async function resendAccessNotification(
  ctx: Ctx,
  { id, reason }: InputOf<typeof resendAccessNotificationOperation>,
): Promise<AccessNotification> {
  return change(ctx, { operation: resendAccessNotificationOperation.id, subjectType: 'reminder' }, async (tx) => {
    const { accessRequirementId } = await readNoticeRow(tx, id);
    // Whoever archives it waits, and then cancels what goes now.
    await holdRequirement(tx, accessRequirementId);
    const one = sql`reminder.id = ${id}::uuid`;
    await lockPairs(
      tx,
      sql`SELECT coalesce(approval.requirement_id, reminder.object_id) AS requirement_id,
      coalesce(approval.submitter_id, reminder.recipient_id) AS submitter_id FROM ${noticesWithApproval} WHERE ${one}`,
    );
    const before = await readNoticeRow(tx, id);
    if (before.status !== 'FAILED') throw refused(`Its status is ${before.status}.`, before.status.toLowerCase());
    const attempt = { key: tx.now.toISOString(), ...(reason !== undefined && { reason }) };
    const telling = await tellingOf(tx, one, attempt);
    await tx.db.$executeRaw(sql`
      UPDATE reminder SET status = 'SCHEDULED', reason = NULL, outbox_message_id = NULL, reported_at = NULL, modified = ${tx.now}::timestamptz
      WHERE ${one} AND status = 'FAILED'`);
    await tellReminders(tx, [telling]);
    const facts = {
      status: { from: before.status, to: 'SCHEDULED' },
      reason: before.reason,
      attempt: attempt.key,
      has_reason: reason !== undefined,
    };
    return changed(await readNoticeRow(tx, id), { subjectId: id, facts, touches: [{ topic: 'access' }] });
  });
}

/** What it would tell now. @throws moved_on where its cause does not hold any more */
async function tellingOf(tx: Ctx, condition: Sql, attempt: Attempt): Promise<Telling> {
  const [renewal] = await readRenewals(tx, condition);
  const [revocation] = await readRevocations(tx, condition);
  const why = renewal?.why ?? revocation?.why ?? null;
  if (why !== null) throw refused('It no longer applies.', why);
  if (renewal !== undefined) return tellRenewal(renewal, attempt);
  if (revocation !== undefined) return tellRevocation(revocation, attempt);
  throw new DomainError('not_found');
}

function refused(detail: string, reason: string): DomainError {
  return new DomainError('moved_on', { detail, members: { reason } });
}

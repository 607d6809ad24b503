import { type AccessNotification, resendAccessNotificationOperation } from '@/lib/contracts/access/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import { holdRequirement } from '@/lib/services/access/requirement-row';
import { noticesWithApproval, pairOfNotice, readRenewals } from '@/lib/services/access-notices/due-notices';
import { readNoticeRow } from '@/lib/services/access-notices/notice-row';
import { queueNotices } from '@/lib/services/access-notices/queue-notices';
import { change, changed } from '@/lib/services/audit/change';

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
    await lockPairs(tx, sql`SELECT ${pairOfNotice} FROM ${noticesWithApproval} WHERE ${one}`);
    const before = await readNoticeRow(tx, id);
    if (before.status !== 'FAILED') throw movedOnError(`Its status is ${before.status}.`, before.status.toLowerCase());
    const [renewal] = await readRenewals(tx, one);
    requireCause(renewal?.why);
    await tx.db.$executeRaw(sql`
      UPDATE reminder SET status = 'SCHEDULED', reason = NULL, outbox_message_id = NULL, reported_at = NULL, modified = ${tx.now}::timestamptz
      WHERE ${one} AND status = 'FAILED'`);
    const { stopped } = await queueNotices(tx, { renewals: one, revocations: one }, reason);
    requireCause(stopped[0]?.why);
    const facts = {
      status: { from: before.status, to: 'SCHEDULED' },
      reason: before.reason,
      attempt: tx.now.toISOString(),
      has_reason: reason !== undefined,
    };
    return changed(await readNoticeRow(tx, id), { subjectId: id, facts, touches: [{ topic: 'access' }] });
  });
}

/** @throws moved_on where something stops it */
function requireCause(why: string | null = null): void {
  if (why !== null) throw movedOnError('It no longer applies.', why);
}

function movedOnError(detail: string, reason: string): DomainError {
  return new DomainError('moved_on', { detail, members: { reason } });
}

import { createHash } from 'node:crypto';
import { type AdminNotification, createNotificationOperation } from '@/lib/contracts/alerts/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { rankOfPriority, readNotificationRow } from '@/lib/services/notifications/notification-row';

export type NewNotification = InputOf<typeof createNotificationOperation> & {
  /** The one member of staff whom it is not for. */
  exceptUserId?: string | null;
};

/** Identical notices are counted in the first for so long after it. */
const FOLDING_TIME = sql`interval '1 hour'`;
const MOST_ATTEMPTS = 3;

/**
 * Tells staff something. A notice of the same type and fingerprint as one within the last hour is counted in that one:
 * it keeps its text and who has read it, so that a repetition nags nobody, and takes the higher priority; one that becomes
 * critical thereby is unread again, and told like a new one. One that was handled or deleted meanwhile, or is not for somebody else, is
 * not counted in; a new one begins.
 * Inside a transaction it is rolled back with it: about work that failed it is called outside.
 */
export async function createNotification(ctx: Ctx, given: NewNotification): Promise<AdminNotification> {
  return transaction(ctx, async (tx) => {
    const { id, isNew, isNowCritical } = await storeNotification(tx, given);
    if (isNowCritical) await tx.db.adminNotificationRead.deleteMany({ where: { notification_id: id } });
    tx.touch({ topic: 'notifications' });
    if (isNew || isNowCritical) tx.emit({ type: 'notification.raised', notificationId: String(id) });
    if (isNew && tx.actor.kind === 'person') {
      const facts = { type: given.type, priority: given.priority };
      const operation = createNotificationOperation.id;
      await recordAudit(tx, { operation, subjectType: 'notification', subjectId: String(id), facts });
    }
    return readNotificationRow(tx, id);
  });
}

type Stored = { id: number; isNew: boolean; isNowCritical: boolean };

/** Counts or inserts, whichever is right at that moment, however many do the same. */
async function storeNotification(tx: Ctx, given: NewNotification): Promise<Stored> {
  const fingerprint = given.fingerprint ?? fingerprintOf(given);
  const { exceptUserId = null } = given;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const [stored] = await tx.db.$queryRaw<Stored[]>(sql`
      WITH before AS (SELECT priority_rank FROM admin_notification
        WHERE type = ${given.type} AND fingerprint = ${fingerprint} AND is_folding)
      INSERT INTO admin_notification AS known (type, priority_rank, title, message, fingerprint, action_required, action_url,
        notification_metadata, created_at, last_at, except_user_id)
      VALUES (${given.type}, ${rankOfPriority(given.priority)}, ${given.title}, ${given.message}, ${fingerprint},
        ${given.action_required}, ${given.action_url}, ${JSON.stringify(given.notification_metadata)}::jsonb,
        ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${exceptUserId}::uuid)
      ON CONFLICT (type, fingerprint) WHERE is_folding DO UPDATE SET
        fold_count = known.fold_count + 1,
        last_at = greatest(known.last_at, excluded.last_at),
        priority_rank = greatest(known.priority_rank, excluded.priority_rank)
      WHERE known.created_at > excluded.created_at - ${FOLDING_TIME} AND known.except_user_id IS NOT DISTINCT FROM excluded.except_user_id
      RETURNING id, fold_count = 1 AS "isNew", fold_count > 1 AND priority_rank = ${rankOfPriority('critical')}
        AND coalesce((SELECT max(priority_rank) FROM before), 0) < priority_rank AS "isNowCritical"`);
    if (stored !== undefined) return stored;
    await endFolding(tx, given.type, fingerprint, exceptUserId);
  }
  throw new DomainError('moved_on');
}

/** Of several that do this at once one ends the old notice; the others then find the new one. */
async function endFolding(tx: Ctx, type: string, fingerprint: string, exceptUserId: string | null): Promise<void> {
  await tx.db.$executeRaw(sql`
    UPDATE admin_notification SET is_folding = false
    WHERE type = ${type} AND fingerprint = ${fingerprint} AND is_folding
      AND (created_at <= ${tx.now}::timestamptz - ${FOLDING_TIME} OR except_user_id IS DISTINCT FROM ${exceptUserId}::uuid)`);
}

function fingerprintOf({ title, message, action_url }: NewNotification): string {
  return createHash('sha256')
    .update(JSON.stringify([title, message, action_url]))
    .digest('base64url');
}

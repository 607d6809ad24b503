import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { USER_ROLE } from '@/lib/plugins/notification-kinds/role-extension-request';
import { isHeldAs, recordRoleEvents } from '@/lib/services/events/record-role-events';
import { withdrawMails } from '@/lib/services/ledger/withdraw-mails';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

type Ended = { id: string; user_id: string };

/** Writes down which of the roles that a condition on `held` finds have expired; they count so already. Says which. */
export async function noteExpiredRoles(tx: Ctx, condition: Sql): Promise<Ended[]> {
  const ended = await tx.db.$queryRaw<Ended[]>(sql`
    UPDATE user_role AS held SET is_active = false
    WHERE (${condition}) AND held.is_active AND held.expiration_time <= ${tx.now}::timestamptz RETURNING held.id, held.user_id`);
  await followEndedRoles(tx, ended, 'expired');
  return ended;
}

/** Ends roles that are still active. Two callers at once: one ends them. Says which it ended. */
export async function endRoles(tx: Ctx, ids: readonly string[], reason: string): Promise<Ended[]> {
  const ended = await tx.db.$queryRaw<Ended[]>(sql`
    UPDATE user_role AS held SET is_active = false, revoked_at = ${tx.now}::timestamptz
    WHERE ${isHeldAs(ids)} AND held.is_active RETURNING held.id, held.user_id`);
  await followEndedRoles(tx, ended, reason);
  return ended;
}

/**
 * What follows from roles that were just ended: the event log, a message to their people, requests for more time that wait, and what they saw by them goes in the
 * same commit. A fixed number of statements.
 * @param reason why, in a word of the event log
 */
async function followEndedRoles(tx: Ctx, ended: readonly Ended[], reason: string): Promise<void> {
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await recordRoleEvents(tx, isHeldAs(ids), { type: 'role_revoked', reason });
  await withdrawMails(tx, sql`message.subject_type = ${USER_ROLE} AND message.subject_id = ANY(${ids}::text[])`);
  await notifyOfRoles(tx, ids, reason === 'expired' ? 'expired' : 'revoked');
  tx.emit({ type: 'roles.changed', userIds: [...new Set(ended.map(({ user_id }) => user_id))], isLoss: true });
}

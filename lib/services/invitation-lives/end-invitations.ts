import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';

/** Cancels those of the invitations that a condition on `invitation` finds that are open, or could be sent again. A fixed number of statements. */
export async function cancelInvitations(tx: Ctx, condition: Sql): Promise<void> {
  const ended = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE invitation SET state = 'canceled', modified = ${tx.now}::timestamptz
    WHERE (${condition}) AND state IN ('requested', 'project', 'pending', 'expired') RETURNING id`);
  await followEndedInvitations(
    tx,
    ended.map(({ id }) => id),
    'user_invitation_canceled',
  );
}

/** Writes down which of the pending invitations that a condition on `invitation` finds have expired; they count so already. Says how many. */
export async function noteExpired(tx: Ctx, condition: Sql): Promise<number> {
  const expired = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE invitation SET state = 'expired', modified = ${tx.now}::timestamptz
    WHERE (${condition}) AND state = 'pending' AND expires_at <= ${tx.now}::timestamptz RETURNING id`);
  await followEndedInvitations(
    tx,
    expired.map(({ id }) => id),
    'user_invitation_expired',
  );
  return expired.length;
}

/** What follows when invitations have ended: the event log, and nobody is asked to accept any more. */
export async function followEndedInvitations(
  tx: Ctx,
  ids: readonly string[],
  event: Parameters<typeof recordInvitationEvents>[2],
): Promise<void> {
  if (ids.length === 0) return;
  await recordInvitationEvents(tx, ids, event);
  tx.emit({ type: 'invitations.changed', invitationIds: ids });
}

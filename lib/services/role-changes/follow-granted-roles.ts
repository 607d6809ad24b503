import type { Ctx } from '@/lib/db/context';
import { isHeldAs, recordRoleEvents } from '@/lib/services/events/record-role-events';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

/** A role that somebody was given. */
export type Granted = { id: string; user_id: string };

/**
 * What follows from roles that were just given: the event log, a message to their people, and what they see by them. A fixed
 * number of statements.
 * @param reason why, in a word of the event log
 */
export async function followGrantedRoles(tx: Ctx, granted: readonly Granted[], reason: string): Promise<void> {
  if (granted.length === 0) return;
  const ids = granted.map(({ id }) => id);
  await recordRoleEvents(tx, isHeldAs(ids), { type: 'role_granted', reason });
  await notifyOfRoles(tx, ids, 'granted');
  tx.emit({ type: 'roles.changed', userIds: [...new Set(granted.map(({ user_id }) => user_id))] });
}

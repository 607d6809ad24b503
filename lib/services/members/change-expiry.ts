import { can } from '@/lib/auth/permissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { isHeldAs, recordRoleEvents } from '@/lib/services/events/record-role-events';
import type { HeldRole } from '@/lib/services/members/held-role';
import type { Place } from '@/lib/services/members/place';
import { requireAhead, requireOpenPlace } from '@/lib/services/members/require-admissible';
import { requireOwnerLeft } from '@/lib/services/members/require-owner-left';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

/**
 * Changes when a live role in a place that is held ends, and tells its holder. Whether the caller may do that is asked apart.
 * Says whether anything changed. Inside a transaction only.
 * @throws moved_on for a deleted project and the last owner; rule_broken for a place that takes nobody; validation_failed for an
 *   expiry that does not lie ahead; not_allowed for who prolongs a role of their own
 */
export async function changeExpiry(tx: Ctx, place: Place, role: HeldRole, expiresAt: Date | null): Promise<boolean> {
  requireOpenPlace(place);
  if (expiresAt?.getTime() === role.expiration_time?.getTime()) return false;
  requireAhead(tx, expiresAt);
  if (role.user_id === callerId(tx) && isLater(expiresAt, role.expiration_time) && !can(tx.actor, 'STAFF')) {
    throw new DomainError('not_allowed', { detail: 'You can’t extend your own role.' });
  }
  if (expiresAt !== null) await requireOwnerLeft(tx, place, role);
  await tx.db.userRole.update({ where: { id: role.id }, data: { expiration_time: expiresAt } });
  await recordRoleEvents(tx, isHeldAs([role.id]), { type: 'role_updated', reason: 'expiry_changed' });
  await notifyOfRoles(tx, [role.id], 'changed');
  tx.emit({ type: 'roles.changed', userIds: [role.user_id] });
  return true;
}

/** Null is later than any instant. */
function isLater(next: Date | null, before: Date | null): boolean {
  return before !== null && (next === null || next > before);
}

import { can } from '@/lib/auth/permissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isHeldAs, recordRoleEvents } from '@/lib/services/events/record-role-events';
import type { HeldRole } from '@/lib/services/members/held-role';
import type { Place } from '@/lib/services/members/place';
import { requireAhead, requireOpenPlace } from '@/lib/services/members/require-admissible';
import { requireOwnerLeft } from '@/lib/services/members/require-owner-left';
import { notifyOfRoles } from '@/lib/services/role-changes/notify-of-roles';

/** A live role, and when it is to end; null for never. */
export type ExpiryChange = { role: HeldRole; expiresAt: Date | null };

/**
 * Changes when live roles in a place that is held end, and tells their holders; a fixed number of statements. Whether the caller
 * may do that is asked apart. Says how many changed. Inside a transaction only.
 * @throws moved_on for a deleted project and the last owner; rule_broken for a place that takes nobody; validation_failed for an
 *   expiry that does not lie ahead; not_allowed for who prolongs a role of their own
 */
export async function changeExpiry(tx: Ctx, place: Place, requested: readonly ExpiryChange[]): Promise<number> {
  if (requested.length === 0) return 0;
  requireOpenPlace(place);
  const changes = requested.filter(({ expiresAt, role }) => expiresAt?.getTime() !== role.expiration_time?.getTime());
  if (changes.length === 0) return 0;
  for (const change of changes) requirePermissible(tx, change);
  const ids = changes.map(({ role }) => role.id);
  await tx.db.$executeRaw(sql`
    UPDATE user_role SET expiration_time = change.expires_at
    FROM unnest(${ids}::uuid[], ${changes.map(({ expiresAt }) => expiresAt)}::timestamptz[]) AS change (id, expires_at)
    WHERE user_role.id = change.id`);
  const ending = changes.filter(({ expiresAt }) => expiresAt !== null);
  await requireOwnerLeft(
    tx,
    place,
    ending.map(({ role }) => role),
  );
  await recordRoleEvents(tx, isHeldAs(ids), { type: 'role_updated', reason: 'expiry_changed' });
  await notifyOfRoles(tx, ids, 'changed');
  tx.emit({ type: 'roles.changed', userIds: [...new Set(changes.map(({ role }) => role.user_id))] });
  return changes.length;
}

/** @throws validation_failed, not_allowed */
function requirePermissible(tx: Ctx, { expiresAt, role }: ExpiryChange): void {
  requireAhead(tx, expiresAt);
  if (role.user_id === callerId(tx) && isLater(expiresAt, role.expiration_time) && !can(tx.actor, 'STAFF')) {
    throw new DomainError('not_allowed', { detail: 'You can’t extend your own role.' });
  }
}

/** Null is later than any instant. */
function isLater(next: Date | null, before: Date | null): boolean {
  return before !== null && (next === null || next > before);
}

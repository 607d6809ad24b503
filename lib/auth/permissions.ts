import type { CallPermission, RolePermission } from '@/lib/contracts/permissions';
import type { Actor } from '@/lib/core/actor';

/** What a verb asks about one row: READ_PLACE is any live role in its project or customer. */
export type RowPermission = RolePermission | 'OWN' | 'READ_PLACE';

/** What is known of a row: whose it is, and what the caller's live roles in its place grant. */
export type Subject = {
  ownerId?: string;
  /** Null without a live role in the place; a role may grant nothing. */
  granted?: readonly string[] | null;
};

/**
 * The one decision about who may do what; whatever is not allowed here is refused.
 * @param subject required for row permissions.
 */
export function can(actor: Actor, permission: CallPermission | RowPermission, subject: Subject = {}): boolean {
  if (permission === 'ANYBODY') return true;
  if (actor.kind === 'anonymous') return false;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'source') return permission === 'INGEST';
  if (actor.kind === 'mail_provider') return permission === 'MAIL_PROVIDER';
  switch (permission) {
    case 'INGEST':
    case 'MAIL_PROVIDER':
      return false;
    case 'SIGNED_IN':
      return true;
    case 'STAFF':
      return actor.isStaff;
    case 'STAFF_OR_SUPPORT':
      return actor.isStaff || actor.isSupport;
    case 'OWN':
      return subject.ownerId === actor.userId;
    case 'READ_PLACE':
      return actor.isStaff || actor.isSupport || Array.isArray(subject.granted);
    default:
      return actor.isStaff || (subject.granted?.includes(permission) ?? false);
  }
}

/** Whether an actor may look at what belongs to one person: their own, or as staff anybody's. */
export function canLookAt(actor: Actor, ownerId: string): boolean {
  return can(actor, 'OWN', { ownerId }) || can(actor, 'STAFF');
}

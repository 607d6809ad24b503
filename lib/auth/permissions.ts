import type { CallPermission, RolePermission } from '@/lib/contracts/members/permissions';
import type { Operation } from '@/lib/contracts/operation';
import type { Actor, TokenScope } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';

/** What a service function asks about one row: READ_PLACE is any live role in its project or customer. */
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
      return actor.isStaff && isInScope(actor, 'ingest');
    case 'MAIL_PROVIDER':
      return false;
    case 'SIGNED_IN':
      return true;
    case 'STAFF':
      return actor.isStaff;
    case 'STAFF_OR_SUPPORT':
      return actor.isStaff || actor.isSupport;
    case 'ACCESS_COMMITTEE':
      return actor.isStaff || actor.isOnAccessCommittee;
    case 'ACCESS_COMMITTEE_OR_SUPPORT':
      return actor.isStaff || actor.isOnAccessCommittee || actor.isSupport;
    case 'OWN':
      return subject.ownerId === actor.userId;
    case 'READ_PLACE':
      return actor.isStaff || actor.isSupport || Array.isArray(subject.granted);
    default:
      return actor.isStaff || (subject.granted?.includes(permission) ?? false);
  }
}

/** The one scope that lets a token make a call: `write` reads too, and nothing else includes another. */
export function scopeOf({ method, permission }: Pick<Operation, 'method' | 'permission'>): TokenScope {
  if (permission === 'INGEST') return 'ingest';
  return method === 'GET' ? 'read' : 'write';
}

/** Whether a caller's credential reaches as far as a scope. Only people have credentials that are limited by one. */
export function isInScope(actor: Actor, needed: TokenScope): boolean {
  if (actor.kind !== 'person') return true;
  return actor.scope === needed || (actor.scope === 'write' && needed === 'read');
}

/**
 * Lets a caller make a call, before any row is looked at. A token is held to its scope wherever it is sent, also where
 * anybody may call without one.
 * @throws not_authenticated for nobody that we know; not_allowed, naming the scope when that is what the call needs
 */
export function requireCall(actor: Actor, operation: Pick<Operation, 'method' | 'permission'>): void {
  const needed = scopeOf(operation);
  if (!isInScope(actor, needed)) {
    throw new DomainError('not_allowed', { detail: `This requires an API token with the scope ${needed}.` });
  }
  if (can(actor, operation.permission)) return;
  throw new DomainError(actor.kind === 'anonymous' ? 'not_authenticated' : 'not_allowed');
}

/** Whether an actor may look at what belongs to one person: their own, or as staff anybody's. */
export function canLookAt(actor: Actor, ownerId: string): boolean {
  return can(actor, 'OWN', { ownerId }) || can(actor, 'STAFF');
}

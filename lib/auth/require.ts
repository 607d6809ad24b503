import { grantsOf } from '@/lib/auth/granted';
import type { Scope } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import type { PersonActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** The person who calls. @throws not_authenticated for anybody else. */
export function requirePerson(ctx: Ctx): PersonActor {
  if (ctx.actor.kind !== 'person') throw new DomainError('not_authenticated');
  return ctx.actor;
}

/**
 * Demands a permission in a scope.
 * @throws not_found without any role there, so that nobody learns what exists; not_allowed with the wrong one.
 */
export async function requireIn(ctx: Ctx, permission: RolePermission, scope: Scope): Promise<void> {
  const granted = await grantsOf(ctx, scope);
  if (can(ctx.actor, permission, { granted })) return;
  throw new DomainError(can(ctx.actor, 'READ_PLACE', { granted }) ? 'not_allowed' : 'not_found');
}

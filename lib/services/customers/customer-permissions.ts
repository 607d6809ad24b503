import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** Fields that staff alone change; others take CUSTOMER.UPDATE. */
const forStaff: ReadonlySet<string> = new Set([
  'slug',
  'backend_id',
  'blocked',
  'archived',
  'accounting_start_date',
  'max_service_accounts',
  'grace_period_days',
]);

/** Demands what changing each of these fields takes. @throws not_allowed naming the first that the caller may not change */
export async function requireFields(ctx: Ctx, customerId: string, fields: readonly string[]): Promise<void> {
  const granted = await grantsOf(ctx, customerId);
  const mayUpdate = can(ctx.actor, 'CUSTOMER.UPDATE', { granted });
  const refused = fields.find((field) => (forStaff.has(field) ? !can(ctx.actor, 'STAFF') : !mayUpdate));
  if (refused !== undefined) throw new DomainError('not_allowed', { detail: `You can’t change ${refused}.` });
}

/** Demands one of these permissions on a customer. @throws not_allowed */
export async function requireAny(ctx: Ctx, customerId: string, permissions: readonly RolePermission[]): Promise<void> {
  const granted = await grantsOf(ctx, customerId);
  if (!permissions.some((permission) => can(ctx.actor, permission, { granted }))) throw new DomainError('not_allowed');
}

/** What the caller's roles in a customer grant; null for who is no person. */
export async function grantsOf({ actor, db, now }: Ctx, customerId: string): Promise<string[] | null> {
  return actor.kind === 'person' ? grantedIn(db, actor.userId, { kind: 'customer', customerId }, now) : null;
}

import { grantsOf } from '@/lib/auth/granted';
import type { Scope } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requireFields } from '@/lib/auth/require-fields';
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
export function requireCustomerFields(ctx: Ctx, customerId: string, fields: readonly string[]): Promise<void> {
  const scopes = { customer: customerScope(customerId) };
  return requireFields(ctx, scopes, fields, (field) =>
    forStaff.has(field) ? 'STAFF' : { permission: 'CUSTOMER.UPDATE', on: 'customer' },
  );
}

/** Demands one of these permissions on a customer. @throws not_allowed */
export async function requireAny(ctx: Ctx, customerId: string, permissions: readonly RolePermission[]): Promise<void> {
  const granted = await grantsOf(ctx, customerScope(customerId));
  if (!permissions.some((permission) => can(ctx.actor, permission, { granted }))) throw new DomainError('not_allowed');
}

function customerScope(customerId: string): Scope {
  return { kind: 'customer', customerId };
}

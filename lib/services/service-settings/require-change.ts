import { can } from '@/lib/auth/permissions';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { requireAny } from '@/lib/services/customers/customer-permissions';
import { isReadable } from '@/lib/services/customers/readable-customers';

/** Demands that the caller may change settings of a customer, or shared ones, of which there is none. @throws not_allowed */
export async function requireChange(ctx: Ctx, customerId: string | null): Promise<void> {
  if (can(ctx.actor, 'STAFF')) return;
  if (customerId === null) throw new DomainError('not_allowed');
  await requireAny(ctx, customerId, ['CUSTOMER.UPDATE']);
}

/**
 * The same of a customer that the caller names, which stays until the transaction ends.
 * @throws validation_failed for one that they don’t read; not_allowed
 */
export async function requireChangeIn(ctx: Ctx, customerId: string | null): Promise<void> {
  if (customerId !== null) {
    const found = await ctx.db.$executeRaw(sql`
      SELECT FROM customer WHERE customer.id = ${customerId}::uuid AND ${isReadable(ctx)} FOR KEY SHARE`);
    if (found === 0) throw fieldError('customer', 'There is no such organisation.');
  }
  await requireChange(ctx, customerId);
}

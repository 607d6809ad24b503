import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { HeldProject } from '@/lib/services/projects/held-project';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';

/**
 * Refuses to move a project where it can’t go, and keeps the customer open to it until the transaction ends.
 * @throws validation_failed for no customer or the present one; rule_broken for one that takes nothing new
 */
export async function requireMovable(
  tx: Ctx,
  project: Pick<HeldProject, 'customer_id'>,
  customerId: string,
): Promise<{ name: string }> {
  if (customerId === project.customer_id) throw fieldError('customer', 'The project is in this organisation already.');
  const target = await tx.db.customer.findUnique({ where: { id: customerId }, select: { name: true } });
  if (target === null) throw fieldError('customer', 'There is no such organisation.');
  await requireOpenCustomer(tx, customerId);
  return target;
}

import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { HeldProject } from '@/lib/services/projects/held-project';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';
import { requireRoomForAccounts } from '@/lib/services/projects/require-room-for-accounts';

/**
 * Refuses to move a project where it can’t go, and keeps the customer open to it until the transaction ends.
 * @throws validation_failed for no customer or the present one; rule_broken for one that takes nothing new,
 * or may not have the project’s service accounts too
 */
export async function requireMovable(
  tx: Ctx,
  project: Pick<HeldProject, 'customer_id' | 'id' | 'state'>,
  customerId: string,
): Promise<{ name: string }> {
  if (customerId === project.customer_id) throw fieldError('customer', 'The project is in this organisation already.');
  const target = await tx.db.customer.findUnique({ where: { id: customerId }, select: { name: true } });
  if (target === null) throw fieldError('customer', 'There is no such organisation.');
  await requireOpenCustomer(tx, customerId);
  // Those of a deleted project count where it is recovered.
  if (project.state !== 'soft_deleted') await requireRoomForAccounts(tx, project.id, customerId);
  return target;
}

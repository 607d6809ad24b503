import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import type { Ctx } from '@/lib/db/context';

/** What the caller does with the service settings of a customer: nothing, reads them, or changes them. */
export async function accessToSettings(
  { actor, db, now }: Ctx,
  customerId: string,
): Promise<'none' | 'read' | 'change'> {
  const scope = { kind: 'customer', customerId } as const;
  const granted = actor.kind === 'person' ? await grantedIn(db, actor.userId, scope, now) : null;
  if (can(actor, 'CUSTOMER.UPDATE', { granted })) return 'change';
  return can(actor, 'STAFF_OR_SUPPORT') ? 'read' : 'none';
}

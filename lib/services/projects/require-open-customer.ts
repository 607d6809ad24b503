import { requireOpen } from '@/lib/core/closed-customer';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Demands that something new may begin in a customer, and keeps it so until the transaction ends:
 * whoever adds to it waits. @throws not_found; rule_broken
 */
export async function requireOpenCustomer({ db }: Ctx, customerId: string): Promise<void> {
  const [customer] = await db.$queryRaw<{ blocked: boolean; archived: boolean }[]>(sql`
    SELECT blocked, archived FROM customer WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`);
  if (customer === undefined) throw new DomainError('not_found');
  requireOpen(customer);
}

import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Demands that a resource of a customer can be given these service settings, which nobody changes until the transaction ends.
 * @throws validation_failed where there are none; rule_broken for those of another customer, and for those that are turned off
 */
export async function requireServiceSettings({ db }: Ctx, uuid: string, customerId: string): Promise<void> {
  const [settings] = await db.$queryRaw<{ customer_id: string | null; is_active: boolean }[]>(sql`
    SELECT customer_id, is_active FROM service_settings WHERE id = ${uuid}::uuid FOR SHARE`);
  if (settings === undefined) throw fieldError('service_settings', 'There are no such service settings.');
  if (settings.customer_id !== null && settings.customer_id !== customerId) {
    throw new DomainError('rule_broken', { detail: 'These service settings are of another organisation.' });
  }
  if (!settings.is_active) throw new DomainError('rule_broken', { detail: 'These service settings are turned off.' });
}

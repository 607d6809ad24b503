import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Locks the alerts that stand for these fingerprints before they are counted or closed: in one order, so that calls of the
 * same alerts never wait in a circle, and first, so that what follows sees none that another call has just replaced.
 */
export async function lockAlerts(tx: Ctx, fingerprints: readonly string[]): Promise<void> {
  await tx.db.$executeRaw(sql`
    SELECT FROM platform_alert WHERE fingerprint = ANY(${[...fingerprints]}::text[]) AND is_current ORDER BY fingerprint FOR UPDATE`);
}

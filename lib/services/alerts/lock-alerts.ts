import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** What is counted and what is closed is locked in one order, so that calls of the same alerts never wait in a circle. */
export async function lockAlerts(tx: Ctx, fingerprints: readonly string[]): Promise<void> {
  await tx.db.$executeRaw(sql`
    SELECT FROM platform_alert WHERE fingerprint = ANY(${[...fingerprints]}::text[]) AND is_current ORDER BY fingerprint FOR UPDATE`);
}

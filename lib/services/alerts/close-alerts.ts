import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Resolves the open alerts of some fingerprints because their reporter says so. Says how many. One statement. Inside a transaction. */
export async function closeAlerts(tx: Ctx, fingerprints: readonly string[], notes: string): Promise<number> {
  if (fingerprints.length === 0) return 0;
  const closed = await tx.db.$executeRaw(sql`
    UPDATE platform_alert SET is_resolved = true, resolved_at = ${tx.now}::timestamptz, resolved_by_id = NULL,
      resolution_notes = ${notes}, snoozed_until = NULL
    WHERE id = ANY(ARRAY(SELECT one.id FROM platform_alert AS one
        WHERE one.fingerprint = ANY(${[...fingerprints]}::text[]) AND one.is_current AND NOT one.is_resolved
        ORDER BY one.fingerprint FOR UPDATE))
      AND NOT is_resolved`);
  if (closed > 0) tx.touch({ topic: 'alerts' });
  return closed;
}

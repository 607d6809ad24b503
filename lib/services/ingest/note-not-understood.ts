import { cut, printable } from '@/lib/core/printable';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const LONGEST_REASON = 500;
const LONGEST_REPORT = 5_000;

/** A report that nothing can be made of, and why. */
export type NotUnderstood = { report: unknown; reason: string };

/** Keeps the last report of a source that was not understood, for staff to see what it sends. Inside a transaction. */
export async function noteNotUnderstood(tx: Ctx, sourceId: string, { reason, report }: NotUnderstood): Promise<void> {
  const noted = {
    at: tx.now,
    reason: cut(printable(reason), LONGEST_REASON),
    report: cut(printable(String(JSON.stringify(report))), LONGEST_REPORT),
  };
  await tx.db.$executeRaw(
    sql`UPDATE ingest_source SET last_not_understood = ${JSON.stringify(noted)}::jsonb WHERE id = ${sourceId}::uuid`,
  );
}

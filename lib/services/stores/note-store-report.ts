import { z } from 'zod';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type FoundSource, readSource, setIssue } from '@/lib/services/stores/store-issue';
import {
  MOST_BAD_ANSWERS,
  type StoreIssue,
  type StoreReport,
  type StoreSource,
} from '@/lib/services/stores/store-source';
import { type Gap, withDelivery } from '@/lib/services/stores/usual-interval';

export const storedGaps = z.array(z.object({ at: z.string(), seconds: z.number() })).catch([]);

/**
 * Notes how a source of a store did. Staff are notified when the store cannot be reached, or the third answer in a row cannot
 * be used; when it is well again that notification is marked as handled. Silence ends only when the source brings something.
 */
export async function noteStoreReport(ctx: Ctx, source: StoreSource, report: StoreReport): Promise<void> {
  await transaction(ctx, async (tx) => {
    const found = await readSource(tx, source);
    const badAnswers = badAnswersAfter(found, report);
    const heard = report.outcome === 'heard';
    const gaps: Gap[] = storedGaps.parse(found.gaps);
    await tx.db.$executeRaw(sql`
      UPDATE store_source SET bad_answers = ${badAnswers}, store_name = ${source.storeName}, modified = ${tx.now}::timestamptz,
        heard_at = CASE WHEN ${heard} THEN ${tx.now}::timestamptz ELSE heard_at END,
        gaps = CASE WHEN ${heard} THEN ${JSON.stringify(withDelivery(gaps, found.heardAt, tx.now))}::jsonb ELSE gaps END
      WHERE id = ${found.id}::uuid`);
    await setIssue(tx, found, issueAfter(found, report, badAnswers), messageOf(report, badAnswers));
  });
}

function badAnswersAfter({ badAnswers }: FoundSource, { outcome }: StoreReport): number {
  if (outcome === 'nonsense') return badAnswers + 1;
  return outcome === 'unreachable' ? badAnswers : 0;
}

function issueAfter({ issue }: FoundSource, { outcome }: StoreReport, badAnswers: number): StoreIssue | null {
  switch (outcome) {
    case 'heard':
      return null;
    case 'well':
      return issue === 'silent' ? issue : null;
    case 'unreachable':
      return 'unreachable';
    case 'nonsense':
      return badAnswers >= MOST_BAD_ANSWERS ? 'nonsense' : issue;
  }
}

function messageOf(report: StoreReport, badAnswers: number): string {
  if (!('message' in report)) return '';
  if (report.outcome === 'unreachable') return report.message;
  return `${formatCount(badAnswers, 'response', 'responses')} in a row couldn’t be used. The last one: ${report.message}`;
}

import type { SubjectState } from '@/lib/contracts/subject-states';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { noteInHistory } from '@/lib/services/ledger/warnings-in-history';

/** Why somebody who was warned is not acted on. */
export type WarningCancelled =
  | 'signed_in'
  | 'no_longer_matches'
  | 'protected'
  | 'left_out'
  | 'rule_changed'
  | 'rule_archived';

/** A warning that was taken back. */
export type CancelledWarning = { id: string; userId: string; ruleId: string };

const unfinished: SubjectState = 'needs_attention';

/**
 * Cancels the warnings for which a condition on `rule_subject AS subject` holds, also where the act that was warned of has failed
 * so far. One statement; nobody is told here.
 */
export async function cancelWarnings(tx: Ctx, condition: Sql, reason: WarningCancelled): Promise<CancelledWarning[]> {
  const cancelled = await tx.db.$queryRaw<CancelledWarning[]>(sql`
    WITH cancelled AS (
        UPDATE rule_subject AS subject SET state = 'cancelled', reason = ${reason}, at = ${tx.now}::timestamptz, act_on = NULL,
          next_try_at = NULL
        WHERE (${standsWarned(sql`subject`)} OR subject.state = ${unfinished} AND subject.warned_at IS NOT NULL) AND ${condition}
        RETURNING subject.*),
      noted AS (${noteInHistory(sql`cancelled`, { kind: 'warning_cancelled', at: tx.now, byId: null })})
    SELECT id, user_id AS "userId", rule_id AS "ruleId" FROM cancelled`);
  if (cancelled.length > 0) tx.touch({ topic: 'rules' });
  return cancelled;
}

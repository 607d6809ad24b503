import type { SubjectState } from '@/lib/contracts/rules/subject-states';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { addEvent } from '@/lib/services/jobs/add-event';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { noteInHistory } from '@/lib/services/ledger/warnings-in-history';
import { insertToEach } from '@/lib/services/messages/insert-to-each';
import type { MessageContent } from '@/lib/services/messages/notify';

/** Why somebody who was warned is not acted on. */
export type WarningCancelled =
  | 'signed_in'
  | 'no_longer_matches'
  | 'protected'
  | 'left_out'
  | 'rule_changed'
  | 'rule_archived';

type Cancelling = {
  reason: WarningCancelled;
  /** What everyone warned is told. Left out: nobody is. */
  notice?: MessageContent;
};

const unfinished: SubjectState = 'needs_attention';
const NOTICE = 'told';

/**
 * Cancels the warnings for which a condition on `rule_subject AS subject` holds, also where the act that was warned of has failed
 * so far. One statement, besides the request to deliver.
 */
export async function cancelWarnings(tx: Ctx, condition: Sql, { reason, notice }: Cancelling): Promise<void> {
  const everyone = sql`(SELECT user_id, ${NOTICE} AS content FROM cancelled)`;
  const [answer] = await tx.db.$queryRaw<{ cancelled: number }[]>(sql`
    WITH cancelled AS (
        UPDATE rule_subject AS subject SET state = 'cancelled', reason = ${reason}, at = ${tx.now}::timestamptz, act_on = NULL,
          next_try_at = NULL
        WHERE (${standsWarned(sql`subject`)} OR subject.state = ${unfinished} AND subject.warned_at IS NOT NULL) AND ${condition}
        RETURNING subject.*),
      noted AS (${noteInHistory(sql`cancelled`, { kind: 'warning_cancelled', at: tx.now, byId: null })}),
      told AS (${insertToEach(tx, notice === undefined ? {} : { [NOTICE]: notice }, everyone)})
    SELECT count(*)::int AS cancelled FROM cancelled`);
  if (answer === undefined || answer.cancelled === 0) return;
  tx.touch({ topic: 'rules' });
  if (notice !== undefined) await addEvent(tx, { type: 'delivery.requested' });
}

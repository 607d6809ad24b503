import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { noteWarnings } from '@/lib/services/rules/runs/note-warnings';
import type { RowOutcome } from '@/lib/services/rules/runs/row-outcome';

/** Who is warned has new dates, and who could not be reached has none. */
const isDatedAnew = sql`(became.state = 'warned' OR became.state = 'needs_attention' AND became.reason <> 'failed')`;

/** The decision of staff to act all the same is for one act: whom the run left alone after it is warned like anybody else. */
const endsDecision = sql`(became.state IN ('needs_attention', 'cancelled')
  OR became.state = 'skipped' AND became.reason <> 'claimed')`;

/** Keeps what became of people in the ledger, in their history and on the list of the run. At most three statements. */
export async function writeOutcomes(tx: Ctx, runId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const { now } = tx;
  await noteWarnings(tx, outcomes);
  await tx.db.$executeRaw(sql`
    WITH became AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS became (id uuid, outcome text, state text,
          reason text, note text, tries int, next_try_at timestamptz, before jsonb, message_key text, warned_at timestamptz,
          due_on date)),
      placed AS (
        UPDATE rule_run_person AS listed SET outcome = became.outcome FROM became
        WHERE listed.run_id = ${runId}::uuid AND listed.subject_id = became.id)
    UPDATE rule_subject AS subject SET state = became.state, reason = became.reason, note = became.note,
      tries = became.tries, next_try_at = became.next_try_at, before = became.before, run_id = ${runId}::uuid,
      message_key = CASE WHEN became.message_key IS NULL AND became.state <> 'done' THEN subject.message_key
        ELSE became.message_key END,
      warned_run_id = CASE WHEN became.state = 'warned' THEN ${runId}::uuid ELSE subject.warned_run_id END,
      warned_at = CASE WHEN ${isDatedAnew} THEN became.warned_at ELSE subject.warned_at END,
      due_on = CASE WHEN ${isDatedAnew} THEN became.due_on ELSE subject.due_on END,
      act_on = CASE WHEN ${endsDecision} THEN NULL ELSE subject.act_on END, at = ${now}::timestamptz
    FROM became WHERE subject.id = became.id AND became.state IS NOT NULL`);
  const takenBack = outcomes.filter(({ state }) => state === 'cancelled').length;
  if (takenBack === 0) return;
  await tx.db.ruleRun.update({ where: { id: runId }, data: { cancelled_warnings: { increment: takenBack } } });
}

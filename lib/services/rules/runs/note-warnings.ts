import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { standsWarned } from '@/lib/services/ledger/standing-warning';
import { noteInHistory, noteUnreached } from '@/lib/services/ledger/warnings-in-history';
import type { RowOutcome } from '@/lib/services/rules/runs/row-outcome';

/**
 * Notes for the history of people, before the ledger changes, whom a run warned, whose warnings it took back, and whom a warning has
 * not reached after all. One statement, or none.
 */
export async function noteWarnings({ db, now }: Ctx, outcomes: readonly RowOutcome[]): Promise<void> {
  const noted = outcomes.flatMap(({ id, reason, state }) => {
    const isUnreached = state === 'needs_attention' && reason !== 'failed';
    return state === 'warned' || state === 'cancelled' || isUnreached ? [{ id, reason, became: state }] : [];
  });
  if (noted.length === 0) return;
  const which = (
    condition: Sql,
  ) => sql`(SELECT subject.id, subject.user_id, subject.rule_id, subject.version, noted.reason
    FROM noted JOIN rule_subject AS subject ON subject.id = noted.id WHERE ${condition})`;
  const by = { at: now, byId: null };
  await db.$executeRaw(sql`
    WITH noted AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) AS noted (id uuid, became text, reason text)),
      warned AS (${noteInHistory(which(sql`noted.became = 'warned'`), { ...by, kind: 'warned' })}),
      cancelled AS (${noteInHistory(which(sql`noted.became = 'cancelled'`), { ...by, kind: 'warning_cancelled' })})
    ${noteUnreached(which(sql`noted.became = 'needs_attention' AND ${standsWarned(sql`subject`)}`))}`);
}

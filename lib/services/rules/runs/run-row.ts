import type { RuleRun } from '@/lib/contracts/rules/runs';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';

const leftOut = sql`(SELECT coalesce(sum(left_out.value::int), 0) FROM jsonb_each_text(run.excluded) AS left_out
  WHERE left_out.key <> 'already_done')`;

/** How many people of `rule_run AS run` had which outcome, counted now. */
export const countedNow: Sql = sql`(
  SELECT jsonb_build_object('matched', run.matched, 'excluded', ${leftOut},
    'already_done', coalesce((run.excluded ->> 'already_done')::int, 0),
    'warned', count(*) FILTER (WHERE listed.outcome = 'warned'), 'done', count(*) FILTER (WHERE listed.outcome = 'done'),
    'skipped', count(*) FILTER (WHERE listed.outcome = 'skipped'),
    'failed', count(*) FILTER (WHERE listed.outcome = 'failed'),
    'needs_attention', count(*) FILTER (WHERE listed.outcome = 'needs_attention'),
    'cancelled', run.cancelled_warnings,
    'undone', count(*) FILTER (WHERE listed.outcome = 'done' AND subject.state = 'undone'))
  FROM rule_run_person AS listed JOIN rule_subject AS subject ON subject.id = listed.subject_id
  WHERE listed.run_id = run.id)`;

/** The same, as kept at the end of the run; counted while it is open. */
export const runCountsJson: Sql = sql`coalesce(run.counts, ${countedNow})`;

const progress = sql`CASE WHEN run.state = 'running' THEN json_build_object(
  'done', (SELECT count(*) FROM rule_run_person AS listed WHERE listed.run_id = run.id AND listed.outcome <> 'listed'),
  'total', run.people_count) END`;

/** Who did not get the email that the action sent, by reason. */
const suppressed = sql`(SELECT coalesce(jsonb_object_agg(kept.suppressed, kept.people), '{}') FROM (
  SELECT subject.suppressed, count(*) AS people FROM rule_subject AS subject
  WHERE subject.run_id = run.id AND subject.suppressed IS NOT NULL GROUP BY subject.suppressed) AS kept)`;

/** A row of `rule_run AS run` with its rule and approval. */
export const runRow: RowShape = {
  id: sql`run.id`,
  tables: sql`rule_run AS run JOIN scheduled_rule AS rule ON rule.id = run.rule_id
    LEFT JOIN rule_approval AS approval ON approval.id = run.approval_id`,
  json: sql`json_build_object('id', run.id, 'rule_id', run.rule_id, 'rule_name', rule.name, 'version', run.version,
    'trigger', run.trigger, 'state', run.state, 'is_late', run.is_late, 'tick_at', run.tick_at,
    'missed_ticks', run.missed_ticks, 'started_at', run.started_at, 'ended_at', run.ended_at,
    'started_by', ${personJson(sql`run.started_by_id`)}, 'people_count', run.people_count, 'set_hash', run.set_hash,
    'approval', CASE WHEN approval.id IS NOT NULL THEN json_build_object(
      'approved_by', ${personJson(sql`approval.approved_by_id`)}, 'at', approval.approved_at) END,
    'cleared', CASE WHEN run.cleared_at IS NOT NULL THEN json_build_object(
      'by', ${personJson(sql`run.cleared_by_id`)}, 'at', run.cleared_at, 'note', run.cleared_note) END,
    'quarantine_reason', run.quarantine_reason, 'cancel_reason', run.cancel_reason, 'cancel_note', run.cancel_note,
    'failure', run.failure, 'progress', ${progress}, 'suppressed', ${suppressed}, 'counts', ${runCountsJson})`,
};

/** One run. @throws not_found */
export function readRunRow({ db }: Ctx, id: string): Promise<RuleRun> {
  return readRow<RuleRun>(db, runRow, sql`run.id = ${id}::uuid`);
}

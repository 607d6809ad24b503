import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { isApproved } from '@/lib/services/rules/runs/approved-people';
import { notifyApprovers } from '@/lib/services/rules/runs/hold-back';
import { hashOfList } from '@/lib/services/rules/runs/list-statement';

/** Skips everyone on the list whose approval is not valid, and puts them into a run of their own that waits. */
export async function splitUnapproved(tx: Ctx, acting: Acting): Promise<void> {
  const [run] = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO rule_run (rule_id, version, trigger, state, is_late, tick_at, missed_ticks, started_at, started_by_id, is_listed)
    SELECT rule_id, version, trigger, 'waiting_for_approval', is_late, tick_at, missed_ticks, ${tx.now}::timestamptz,
      started_by_id, TRUE
    FROM rule_run WHERE id = ${acting.runId}::uuid RETURNING id`);
  if (run === undefined) throw new Error('A run is gone.');
  const people = await tx.db.$executeRaw(sql`
    WITH skipped AS (
        UPDATE rule_run_person AS listed SET outcome = 'skipped' FROM rule_subject AS subject
        WHERE listed.run_id = ${acting.runId}::uuid AND subject.id = listed.subject_id
          AND NOT ${isApproved(sql`subject`, acting, tx.now)}
        RETURNING listed.subject_id),
      moved AS (
        UPDATE rule_subject AS subject SET run_id = ${run.id}::uuid, reason = 'not_approved'
        FROM skipped WHERE subject.id = skipped.subject_id)
    INSERT INTO rule_run_person (run_id, subject_id) SELECT ${run.id}::uuid, subject_id FROM skipped`);
  await tx.db.$executeRaw(sql`
    UPDATE rule_run SET people_count = ${people}, matched = ${people}, set_hash = ${hashOfList(acting, run.id)}
    WHERE id = ${run.id}::uuid`);
  tx.emit({ type: 'rule_runs.changed', runIds: [run.id] });
  await notifyApprovers(tx, { ...acting, runId: run.id }, people);
}

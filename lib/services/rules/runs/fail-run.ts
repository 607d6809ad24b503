import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { keepCounts } from '@/lib/services/rules/runs/keep-counts';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

/** Ends a run that could not make its list, or go on, and says why. Whom it has claimed is free again. */
export function failRun(ctx: Ctx, runId: string, failure: string): Promise<void> {
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule_run' }, async (tx) => {
    const [run] = await tx.db.$queryRaw<{ ruleId: string; ruleName: string }[]>(sql`
      UPDATE rule_run AS run SET state = 'failed', failure = ${failure}, ended_at = ${tx.now}::timestamptz, lease_id = NULL
      FROM scheduled_rule AS rule WHERE rule.id = run.rule_id AND run.id = ${runId}::uuid
        AND run.state IN ('queued', 'running')
      RETURNING rule.id AS "ruleId", rule.name AS "ruleName"`);
    if (run === undefined) return unchanged(undefined);
    await tx.db.$executeRaw(sql`
      WITH left_over AS (
        UPDATE rule_run_person SET outcome = 'skipped' WHERE run_id = ${runId}::uuid AND outcome = 'listed' RETURNING subject_id)
      UPDATE rule_subject AS subject SET state = 'skipped', reason = 'run_failed', at = ${tx.now}::timestamptz
      FROM left_over WHERE subject.id = left_over.subject_id AND subject.state IN ('listed', 'claimed')`);
    await keepCounts(tx, [runId]);
    await raiseNotification(tx, 'rule_failed', { ...run, runId, message: failure });
    return changed(undefined, { subjectId: runId, result: 'failure', touches: [{ topic: 'rules' }] });
  });
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

/** For how long an approval is valid, and a run waits for one, in hours. */
export const APPROVAL_HOURS = 72;

/** Cancels the runs that have waited for an approval for too long. */
export function expireWaiting(ctx: Ctx): Promise<number> {
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule_run' }, async (tx) => {
    const condition = sql`state = 'waiting_for_approval'
      AND started_at <= ${tx.now}::timestamptz - make_interval(hours => ${APPROVAL_HOURS})`;
    const expired = await cancelOpenRuns(tx, condition, { reason: 'approval_expired' });
    return expired === 0 ? unchanged(0) : changed(expired, { subjectId: null, facts: { expired } });
  });
}

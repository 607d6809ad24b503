import type { InputOf } from '@/lib/contracts/operation';
import { approveRunOperation, type RuleRun } from '@/lib/contracts/rules/runs';
import type { Ctx } from '@/lib/db/context';
import {
  approvableSince,
  approveWaiting,
  requireApprovable,
  throwHashMismatch,
} from '@/lib/services/rules/runs/approve';
import { changeRun } from '@/lib/services/rules/runs/change-run';

/** Approves the people of a waiting run of the last 72 hours, which starts. @throws not_found; not_allowed for the author; moved_on */
export function approveRun(ctx: Ctx, { id, set_hash }: InputOf<typeof approveRunOperation>): Promise<RuleRun> {
  return changeRun(ctx, id, {
    operation: approveRunOperation,
    from: ['waiting_for_approval'],
    work: async (tx, run, rule) => {
      const { byId } = await requireApprovable(tx, rule);
      const isPast = run.version !== rule.version || run.started_at < approvableSince(tx.now);
      if (run.set_hash !== set_hash || isPast) return throwHashMismatch(tx, rule);
      await approveWaiting(tx, rule, run.id, { setHash: set_hash, byId });
    },
  });
}

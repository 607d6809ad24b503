import type { InputOf } from '@/lib/contracts/operation';
import { type RuleRun, rejectRunOperation } from '@/lib/contracts/rules/runs';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';
import { changeRun } from '@/lib/services/rules/runs/change-run';

/** Rejects a waiting run: it is cancelled. @throws not_found; moved_on */
export function rejectRun(ctx: Ctx, { id, reason }: InputOf<typeof rejectRunOperation>): Promise<RuleRun> {
  return changeRun(ctx, id, {
    operation: rejectRunOperation,
    from: ['waiting_for_approval'],
    work: async (tx) => {
      await cancelOpenRuns(tx, sql`id = ${id}::uuid`, { reason: 'rejected', note: reason });
    },
  });
}

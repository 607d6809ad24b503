import type { InputOf } from '@/lib/contracts/operation';
import { cancelRunOperation, type RuleRun } from '@/lib/contracts/rules/runs';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';
import { changeRun } from '@/lib/services/rules/runs/change-run';

/** Cancels an open run; one that acts ends its batch first. @throws not_found; moved_on for one that has ended */
export function cancelRun(ctx: Ctx, { id, note = '' }: InputOf<typeof cancelRunOperation>): Promise<RuleRun> {
  return changeRun(ctx, id, {
    operation: cancelRunOperation,
    from: ['queued', 'waiting_for_approval', 'quarantined', 'running'],
    work: async (tx) => {
      await cancelOpenRuns(tx, sql`id = ${id}::uuid`, { reason: 'cancelled_by_hand', note });
    },
  });
}

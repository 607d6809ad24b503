import type { InputOf } from '@/lib/contracts/operation';
import { clearRunOperation, type RuleRun } from '@/lib/contracts/rules/runs';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { readActing } from '@/lib/services/rules/runs/acting';
import { approveList, requireOther } from '@/lib/services/rules/runs/approve';
import { isUsable } from '@/lib/services/rules/runs/approved-people';
import { changeRun } from '@/lib/services/rules/runs/change-run';
import { claimList } from '@/lib/services/rules/runs/claim-list';

/** Lets a run in quarantine act on exactly its list. @throws not_found; not_allowed for the author where approval is needed; moved_on */
export function clearRun(ctx: Ctx, { id, note }: InputOf<typeof clearRunOperation>): Promise<RuleRun> {
  return changeRun(ctx, id, {
    operation: clearRunOperation,
    from: ['quarantined'],
    work: async (tx, { started_at }) => {
      const acting = await readActing(tx, id);
      if (tx.actor.kind !== 'person') throw new DomainError('not_allowed');
      if (needsApproval(acting.version.definition)) await approveList(tx, id, requireOther(tx, acting.version));
      await tx.db.ruleRun.update({
        where: { id },
        data: { cleared_by_id: tx.actor.userId, cleared_at: tx.now, cleared_note: note },
      });
      await claimList(
        tx,
        acting,
        sql`${isUsable(acting, tx.now)} AND approval.approved_at <= ${started_at}::timestamptz`,
      );
    },
  });
}

import type { Operation } from '@/lib/contracts/operation';
import type { RuleStatus } from '@/lib/contracts/rules/definition';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { RULE_WORK_TIMEOUT_MS } from '@/lib/services/rules/lifecycle/end-rule-work';
import { type HeldRule, holdRule, requireOwnRule, requireStatus } from '@/lib/services/rules/lifecycle/hold-rule';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';

type Move = {
  operation: Pick<Operation, 'id'>;
  from: readonly RuleStatus[];
  to: RuleStatus;
  /** Purge profiles move their own rules in some ways only. */
  isForBuiltIn: boolean;
  /** What else the move checks and does. @returns what else changes about the rule */
  also?: (tx: Ctx, rule: HeldRule) => Promise<Prisma.ScheduledRuleUpdateInput>;
};

/** Moves a rule from one status to another. @throws not_found; moved_on naming the status; what `also` throws */
export function moveRule(ctx: Ctx, id: string, move: Move): Promise<ScheduledRule> {
  return change(
    ctx,
    { operation: move.operation.id, subjectType: 'scheduled_rule', timeoutMs: RULE_WORK_TIMEOUT_MS },
    async (tx) => {
      const held = await holdRule(tx, id);
      if (!move.isForBuiltIn) requireOwnRule(held);
      requireStatus(held, move.from);
      const more = (await move.also?.(tx, held)) ?? {};
      const paused_at = move.to === 'paused' ? tx.now : null;
      await tx.db.scheduledRule.update({
        where: { id },
        data: { next_run_at: null, ...more, status: move.to, paused_at, modified: tx.now },
      });
      const facts = { status: { from: held.status, to: move.to } };
      return changed(await readShownRule(tx, id), { subjectId: id, facts, touches: [{ topic: 'rules' }] });
    },
  );
}

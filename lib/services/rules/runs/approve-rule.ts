import type { InputOf } from '@/lib/contracts/operation';
import { approveRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';
import {
  approvableSince,
  approveWaiting,
  keepApproval,
  requireApprovable,
  throwHashMismatch,
} from '@/lib/services/rules/runs/approve';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';

/**
 * Approves exactly the people of a snapshot, or of a waiting run, which starts. @throws not_found; not_allowed for the author;
 * moved_on where no approval is needed, or for another hash, with the newest one
 */
export function approveRule(ctx: Ctx, { id, set_hash }: InputOf<typeof approveRuleOperation>): Promise<ScheduledRule> {
  return change(ctx, { operation: approveRuleOperation.id, subjectType: 'scheduled_rule' }, async (tx) => {
    await lockRuleLists(tx);
    const held = await holdRule(tx, id);
    const { byId } = await requireApprovable(tx, held);
    const current = { rule_id: id, version: held.version, set_hash };
    const since = approvableSince(tx.now);
    const waiting = await tx.db.ruleRun.findFirst({
      where: { ...current, state: 'waiting_for_approval', started_at: { gte: since } },
    });
    const given = { setHash: set_hash, byId };
    if (waiting === null) {
      const snapshot = await tx.db.ruleSnapshot.findFirst({
        where: { ...current, at: { gte: since } },
        orderBy: { id: 'desc' },
        select: { id: true },
      });
      if (snapshot === null) return throwHashMismatch(tx, held);
      const userIds = sql`SELECT user_ids FROM rule_snapshot WHERE id = ${snapshot.id}::uuid`;
      await keepApproval(tx, held, { ...given, userIds });
    } else await approveWaiting(tx, held, waiting.id, given);
    const facts = { version: held.version, set_hash };
    return changed(await readShownRule(tx, id), { subjectId: id, facts, touches: [{ topic: 'rules' }] });
  });
}

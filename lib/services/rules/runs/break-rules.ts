import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { RULE_WORK_TIMEOUT_MS } from '@/lib/services/rules/lifecycle/end-rule-work';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { postponeWarnings } from '@/lib/services/rules/lifecycle/postpone-warnings';
import { breakRule, brokenReasonOf } from '@/lib/services/rules/runs/break-rule';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

type Lost = { kind: ReferenceKind; target: string; path: string };

/**
 * Breaks the rules that name what does not exist any more, so that they run neither by schedule nor by hand, and mends those of
 * which all is there again, such as a project that was recovered. Excluded people may be gone. One statement where nothing
 * changed. @returns how many broke or were mended
 */
export async function breakRules(ctx: Ctx): Promise<number> {
  const ids = await findChanged(ctx);
  if (ids.length === 0) return 0;
  return change(
    ctx,
    { operation: RUN_RULES, subjectType: 'scheduled_rule', timeoutMs: RULE_WORK_TIMEOUT_MS },
    async (tx) => {
      await lockRuleLists(tx);
      const facts = { broken: 0, mended: 0 };
      for (const id of ids) {
        const became = await lookAt(tx, id);
        if (became !== null) facts[became] += 1;
      }
      const count = facts.broken + facts.mended;
      return count === 0 ? unchanged(0) : changed(count, { subjectId: null, facts });
    },
  );
}

/** Looks once more at a rule that nobody else changes by now. */
async function lookAt(tx: Ctx, id: string): Promise<'broken' | 'mended' | null> {
  const rule = await holdRule(tx, id);
  const lost = await findLost(tx, id);
  if (lost.length > 0) {
    await breakRule(tx, rule, lost.map(brokenReasonOf));
    return 'broken';
  }
  if (!rule.is_broken) return null;
  await tx.db.scheduledRule.update({
    where: { id },
    data: { is_broken: false, broken_reasons: [], modified: tx.now },
  });
  // Where the rule or everything is paused, the end of the pause does this.
  const isPaused = rule.status !== 'active' || (await tx.db.rulesPause.count({ where: { paused: true } })) > 0;
  if (!isPaused) await postponeWarnings(tx, [rule.id]);
  tx.touch({ topic: 'rules' });
  return 'mended';
}

const exists: Sql = sql`CASE named.kind
  WHEN 'audience' THEN EXISTS (SELECT FROM audience WHERE audience.id = named.target::uuid)
  WHEN 'role' THEN named.target IN (SELECT ${shownRoleName} FROM role)
  WHEN 'profile' THEN EXISTS (SELECT FROM purge_profile AS profile WHERE profile.id = named.target::uuid)
  WHEN 'customer' THEN EXISTS (SELECT FROM customer WHERE customer.id = named.target::uuid)
  WHEN 'project' THEN EXISTS (SELECT FROM project WHERE project.id = named.target::uuid AND NOT project.is_removed)
  WHEN 'requirement' THEN EXISTS (SELECT FROM access_requirement AS requirement WHERE requirement.id = named.target::uuid)
  WHEN 'user' THEN TRUE ELSE FALSE END`;

/** The rules of which something else is missing than they say. */
async function findChanged({ db }: Ctx): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT rule.id FROM scheduled_rule AS rule
    WHERE rule.status <> 'archived' AND ARRAY(
        SELECT named.path FROM rule_reference AS named WHERE named.rule_id = rule.id AND NOT ${exists} ORDER BY named.path)
      <> ARRAY(SELECT reason ->> 'path' AS path FROM jsonb_array_elements(rule.broken_reasons) AS reason ORDER BY path)
    ORDER BY rule.id`);
  return found.map(({ id }) => id);
}

function findLost({ db }: Ctx, ruleId: string): Promise<Lost[]> {
  return db.$queryRaw<Lost[]>(sql`
    SELECT named.kind, named.target, named.path FROM rule_reference AS named
    WHERE named.rule_id = ${ruleId}::uuid AND NOT ${exists} ORDER BY named.path`);
}

import type { ReferenceKind } from '@/lib/contracts/rule-definition';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { breakRule, brokenReasonOf } from '@/lib/services/rules/runs/break-rule';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';

type Lost = { rule_id: string; kind: ReferenceKind; target: string; path: string };

/**
 * Breaks the rules that name what does not exist any more, so that they run neither by schedule nor by hand. Excluded people
 * may be gone. One statement where nothing is missing. @returns how many broke
 */
export async function breakRules(ctx: Ctx): Promise<number> {
  const ids = new Set((await findLost(ctx, empty)).map((lost) => lost.rule_id));
  if (ids.size === 0) return 0;
  return change(ctx, { operation: RUN_RULES, subjectType: 'scheduled_rule' }, async (tx) => {
    await lockRuleLists(tx);
    let broken = 0;
    for (const id of ids) if (await breakIfLost(tx, id)) broken += 1;
    return broken === 0 ? unchanged(0) : changed(broken, { subjectId: null, facts: { broken } });
  });
}

/** Looks once more at a rule that nobody else changes by now. */
async function breakIfLost(tx: Ctx, id: string): Promise<boolean> {
  const rule = await holdRule(tx, id);
  const lost = await findLost(tx, sql` AND rule.id = ${id}::uuid`);
  if (lost.length === 0) return false;
  await breakRule(tx, rule, lost.map(brokenReasonOf));
  return true;
}

const exists: Sql = sql`CASE named.kind
  WHEN 'audience' THEN EXISTS (SELECT FROM audience WHERE audience.id = named.target::uuid)
  WHEN 'role' THEN named.target IN (SELECT ${shownRoleName} FROM role)
  WHEN 'profile' THEN EXISTS (SELECT FROM purge_profile AS profile WHERE profile.id = named.target::uuid)
  WHEN 'customer' THEN EXISTS (SELECT FROM customer WHERE customer.id = named.target::uuid)
  WHEN 'project' THEN EXISTS (SELECT FROM project WHERE project.id = named.target::uuid AND NOT project.is_removed)
  WHEN 'user' THEN TRUE ELSE FALSE END`;

function findLost({ db }: Ctx, more: Sql): Promise<Lost[]> {
  return db.$queryRaw<Lost[]>(sql`
    SELECT named.rule_id, named.kind, named.target, named.path
    FROM rule_reference AS named JOIN scheduled_rule AS rule ON rule.id = named.rule_id
    WHERE rule.status <> 'archived' AND NOT rule.is_broken AND NOT ${exists}${more} ORDER BY named.rule_id, named.path`);
}

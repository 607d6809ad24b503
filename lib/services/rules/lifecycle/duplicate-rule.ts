import type { InputOf } from '@/lib/contracts/operation';
import { duplicateRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { holdRule, requireOwnRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { saveVersion } from '@/lib/services/rules/lifecycle/save-version';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';

const MOST_NAME = 255;

/** Makes a draft that does the same: "… (copy)", then "… (copy 2)". @throws not_found; moved_on for a built-in rule */
export function duplicateRule(ctx: Ctx, { id }: InputOf<typeof duplicateRuleOperation>): Promise<ScheduledRule> {
  return change(ctx, { operation: duplicateRuleOperation.id, subjectType: 'scheduled_rule' }, async (tx) => {
    const held = await holdRule(tx, id);
    requireOwnRule(held);
    const stored = await readVersion(tx, id, held.version);
    if (stored === undefined) throw new Error('A rule has no version.');
    const { broken_reasons, cron, description, is_broken, run_order, time_zone } = held;
    const copy = await tx.db.scheduledRule.create({
      data: {
        broken_reasons,
        cron,
        description,
        is_broken,
        run_order,
        time_zone,
        name: await freeCopyName(tx, held.name),
        created: tx.now,
        created_by_id: callerId(tx),
        modified: tx.now,
      },
    });
    const read = { definition: stored.definition, references: referencesOf(stored.definition) };
    await saveVersion(tx, { ruleId: copy.id, version: 1, read, differences: [] });
    const touches = [{ topic: 'rules' }] as const;
    return changed(await readShownRule(tx, copy.id), { subjectId: copy.id, facts: { copy_of: id }, touches });
  });
}

/** The first of "… (copy)", "… (copy 2)", … that no rule has. */
async function freeCopyName({ db }: Ctx, name: string): Promise<string> {
  const rows = await db.$queryRaw<{ name: string }[]>(
    sql`SELECT lower(name) AS name FROM scheduled_rule WHERE status <> 'archived' AND name ILIKE '%(copy%'`,
  );
  const taken = new Set(rows.map((row) => row.name));
  for (let number = 1; ; number++) {
    const ending = number === 1 ? ' (copy)' : ` (copy ${number})`;
    const copy = `${name.slice(0, MOST_NAME - ending.length)}${ending}`;
    if (!taken.has(copy.toLowerCase())) return copy;
  }
}

import type { InputOf } from '@/lib/contracts/operation';
import { duplicateRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { readRule, readStoredRule } from '@/lib/services/rules/read-rule';
import { definitionOf } from '@/lib/services/rules/rule-row';
import { storeVersion } from '@/lib/services/rules/store-version';

const MOST_NAME = 255;

/** Copies a rule as a draft under a name of its own. @throws not_found */
export function duplicateRule(ctx: Ctx, { id }: InputOf<typeof duplicateRuleOperation>): Promise<ScheduledRule> {
  return change(ctx, { operation: duplicateRuleOperation.id, subjectType: 'rule' }, async (tx) => {
    const original = await readStoredRule(tx, id);
    const { cron, description, run_order, time_zone } = original;
    const name = await freeName(tx, original.name);
    const created_by_id = tx.actor.kind === 'person' ? tx.actor.userId : null;
    const copy = await tx.db.scheduledRule.create({
      data: { name, description, run_order, cron, time_zone, created: tx.now, created_by_id, modified: tx.now },
    });
    const definition = definitionOf(original);
    const references = referencesOf(definition);
    await storeVersion(tx, { ruleId: copy.id, version: 1, definition, references, differences: {} });
    const facts = { name, copy_of: id };
    return changed(await readRule(tx, { id: copy.id }), { subjectId: copy.id, facts, touches: [{ topic: 'rules' }] });
  });
}

/** "<name> (copy)", then "<name> (copy 2)", …, the first that no rule has that is not archived. */
async function freeName({ db }: Ctx, name: string): Promise<string> {
  const taken = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT lower(name) AS name FROM scheduled_rule WHERE status <> 'archived'`);
  const names = new Set(taken.map((one) => one.name));
  const nameOf = (place: number) => {
    const end = place === 1 ? ' (copy)' : ` (copy ${place})`;
    return `${name.slice(0, MOST_NAME - end.length)}${end}`;
  };
  const places = Array.from({ length: names.size + 1 }, (_, at) => at + 1);
  return nameOf(places.find((place) => !names.has(nameOf(place).toLowerCase())) ?? 1);
}

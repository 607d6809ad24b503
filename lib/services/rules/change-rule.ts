import type { InputOf } from '@/lib/contracts/operation';
import { changeRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { nextTime } from '@/lib/core/cron-times';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { readDefinition } from '@/lib/services/rules/definition/read-definition';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { holdRule } from '@/lib/services/rules/hold-rule';
import { readRule } from '@/lib/services/rules/read-rule';
import { requireFreeRuleName } from '@/lib/services/rules/require-free-rule-name';
import { definitionOf, type StoredRule } from '@/lib/services/rules/rule-row';
import { storeVersion } from '@/lib/services/rules/store-version';

type Input = InputOf<typeof changeRuleOperation>;

/** `requireVersion` is given the rule as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: ScheduledRule) => void };

/**
 * Changes a rule. What it does makes a new version, which takes it back to draft and ends its approvals; its name, description,
 * schedule and order do not. @throws not_found; moved_on for an archived one; already_exists; validation_failed; version_stale
 */
export function changeRule(
  ctx: Ctx,
  { id, ...given }: Input,
  { requireVersion }: Precondition,
): Promise<ScheduledRule> {
  return change(ctx, { operation: changeRuleOperation.id, subjectType: 'rule' }, async (tx) => {
    const before = await holdRule(tx, id);
    const current = await readRule(tx, { id });
    requireVersion(current);
    if (before.status === 'archived')
      throw new DomainError('moved_on', { detail: 'An archived rule can’t be edited.' });
    const { definition, references } = await readDefinition(tx, { ...sentOf(before), ...withoutUndefined(given) });
    const schedule = given.schedule === undefined ? before : await readSchedule(tx, given.schedule);
    const { cron, time_zone } = schedule;
    const { description = before.description, name = before.name, run_order = before.run_order } = given;
    const renewed = differencesOf(definitionOf(before), definition);
    const facts = { ...renewed, ...differencesOf(before, { name, description, run_order, cron, time_zone }) };
    if (Object.keys(facts).length === 0) return unchanged(current);
    await requireFreeRuleName(tx, name, id);
    const isNewVersion = Object.keys(renewed).length > 0;
    const version = before.version + (isNewVersion ? 1 : 0);
    const status = isNewVersion ? 'draft' : before.status;
    const next_run_at = status === 'active' ? nextTime(cron, tx.now, time_zone) : null;
    const moved = status === 'paused' ? {} : { paused_at: null };
    await tx.db.scheduledRule.update({
      where: { id },
      data: { name, description, run_order, cron, time_zone, version, status, next_run_at, ...moved, modified: tx.now },
    });
    if (isNewVersion) {
      await storeVersion(tx, { ruleId: id, version, definition, references, differences: renewed });
      await tx.db.ruleApproval.updateMany({ where: { rule_id: id, ended_at: null }, data: { ended_at: tx.now } });
    }
    return changed(await readRule(tx, { id }), { subjectId: id, facts, touches: [{ topic: 'rules' }] });
  });
}

/** What is stored, as callers send it. */
function sentOf({ max_percent, max_users, ...stored }: StoredRule) {
  return { ...stored, caps: { max_users, max_percent } };
}

function withoutUndefined<Given extends object>(
  given: Given,
): { [Name in keyof Given]: Exclude<Given[Name], undefined> } {
  const sent: { [Name in keyof Given]: Exclude<Given[Name], undefined> } = Object.create(null);
  for (const [name, value] of Object.entries(given)) if (value !== undefined) Reflect.set(sent, name, value);
  return sent;
}

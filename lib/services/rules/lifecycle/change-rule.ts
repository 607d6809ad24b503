import type { InputOf } from '@/lib/contracts/operation';
import type { RuleDefinition } from '@/lib/contracts/rules/definition';
import { changeRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { nextTick } from '@/lib/core/next-tick';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { readDefinition } from '@/lib/services/rules/definition/read-definition';
import { readSchedule } from '@/lib/services/rules/definition/read-schedule';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { endRuleWork, RULE_WORK_TIMEOUT_MS } from '@/lib/services/rules/lifecycle/end-rule-work';
import { type HeldRule, holdRule, requireOwnRule, requireStatus } from '@/lib/services/rules/lifecycle/hold-rule';
import { requireFreeRuleName } from '@/lib/services/rules/lifecycle/require-free-rule-name';
import { saveVersion, versionDifferences } from '@/lib/services/rules/lifecycle/save-version';
import { readShownRule } from '@/lib/services/rules/lifecycle/shown-rules';

type Input = InputOf<typeof changeRuleOperation>;

/** `requireVersion` is given the rule as it is now and refuses a change by somebody who read an older one. */
type Precondition = { requireVersion: (current: ScheduledRule) => void };

/**
 * Changes what is sent, each member as a whole. What the rule does and to whom makes a new version, which is a draft: its
 * approvals end, its open runs and warnings are cancelled. @throws not_found; moved_on; version_stale; already_exists; validation_failed
 */
export function changeRule(ctx: Ctx, input: Input, { requireVersion }: Precondition): Promise<ScheduledRule> {
  return change(
    ctx,
    { operation: changeRuleOperation.id, subjectType: 'scheduled_rule', timeoutMs: RULE_WORK_TIMEOUT_MS },
    async (tx) => {
      const held = await holdRule(tx, input.id);
      const current = await readShownRule(tx, held.id);
      requireVersion(current);
      requireOwnRule(held);
      requireStatus(held, ['draft', 'active', 'paused']);
      const own = await changedColumns(tx, held, input);
      const isNewVersion = await changeVersion(tx, held, input);
      if (Object.keys(own).length === 0 && !isNewVersion) return unchanged(current);
      const version = held.version + (isNewVersion ? 1 : 0);
      const draft = {
        version,
        status: 'draft',
        paused_at: null,
        next_run_at: null,
        is_broken: false,
        broken_reasons: [],
      };
      await tx.db.scheduledRule.update({
        where: { id: held.id },
        data: { ...own, ...(isNewVersion && draft), modified: tx.now },
      });
      const facts = { changed: Object.keys(differencesOf(held, own)), ...(isNewVersion && { version }) };
      const touches = [{ topic: 'rules' }] as const;
      return changed(await readShownRule(tx, held.id), { subjectId: held.id, facts, touches });
    },
  );
}

/** What changes without a new version. */
async function changedColumns(tx: Ctx, held: HeldRule, input: Input): Promise<Prisma.ScheduledRuleUpdateInput> {
  const schedule = input.schedule === undefined ? {} : await readSchedule(tx, input.schedule);
  const { description, name, run_order } = input;
  const differences = differencesOf(held, { name, description, run_order, ...schedule });
  if ('name' in differences && name !== undefined) await requireFreeRuleName(tx, name, held.id);
  const columns = Object.fromEntries(Object.entries(differences).map(([column, { to }]) => [column, to]));
  if (held.status !== 'active' || !('cron' in columns || 'time_zone' in columns)) return columns;
  const { cron, time_zone } = { ...held, ...schedule };
  return { ...columns, next_run_at: nextTick(cron, tx.now, time_zone) };
}

/** Saves a new version where what is sent makes one. */
async function changeVersion(tx: Ctx, held: HeldRule, input: Input): Promise<boolean> {
  const before = (await readVersion(tx, held.id, held.version))?.definition;
  if (before === undefined) throw new Error('A rule has no version.');
  if (!asksForVersion(input)) return false;
  const read = await readDefinition(tx, merged(before, input));
  const differences = versionDifferences(before, read.definition);
  if (differences.length === 0) return false;
  await endRuleWork(tx, held, 'rule_changed');
  await saveVersion(tx, { ruleId: held.id, version: held.version + 1, read, differences });
  return true;
}

const versioned = [
  'action',
  'filters',
  'caps',
  'warn_days',
  'repeat_days',
  'protect_staff',
  'excluded_user_uuids',
  'approval_policy',
] as const;

function asksForVersion(input: Input): boolean {
  return versioned.some((name) => input[name] !== undefined);
}

function merged(before: RuleDefinition, input: Input) {
  return {
    action: input.action ?? before.action,
    filters: input.filters ?? before.filters,
    caps: input.caps ?? { max_users: before.max_users, max_percent: before.max_percent },
    warn_days: input.warn_days ?? before.warn_days,
    repeat_days: input.repeat_days === undefined ? before.repeat_days : input.repeat_days,
    protect_staff: input.protect_staff ?? before.protect_staff,
    excluded_user_uuids: input.excluded_user_uuids ?? [...before.excluded_user_uuids],
    approval_policy: input.approval_policy ?? before.approval_policy,
  };
}

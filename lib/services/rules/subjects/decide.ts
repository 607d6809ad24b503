import type { InputOf } from '@/lib/contracts/operation';
import type { decideRuleOperation } from '@/lib/contracts/rules/rules';
import { callerId } from '@/lib/core/caller-id';
import { dayOf } from '@/lib/core/dates';
import { DomainError, fieldError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { noteInHistory } from '@/lib/services/ledger/warnings-in-history';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { readVersion } from '@/lib/services/rules/definition/read-version';
import { type HeldRule, requireStatus } from '@/lib/services/rules/lifecycle/hold-rule';
import { requireOther } from '@/lib/services/rules/runs/approve';

/** Whom no warning reaches: staff may have the rule act on them all the same. */
export const unreachableReasons = ['no_address', 'bounced_before', 'complained', 'refused', 'given_up', 'bounced'];

export type Decision = Pick<InputOf<typeof decideRuleOperation>, 'decision' | 'on'> & { note: string };

/** What a decision changes about `rule_subject AS subject`, about whom it can be made, and of which action alone; left out: any. */
export type DecisionSql = { set: Sql; condition: Sql; actionKey?: string };

/**
 * Checks a decision about people of a rule. @throws validation_failed for a day that is missing or has passed; not_allowed for the
 * author of a version that needs approval; moved_on for an archived rule. Only rows of its current action are tried again or acted on
 */
export async function decisionSql(tx: Ctx, rule: HeldRule, { decision, note, on }: Decision): Promise<DecisionSql> {
  requireStatus(rule, ['draft', 'active', 'paused']);
  const at = sql`note = ${note}, at = ${tx.now}::timestamptz`;
  const needsAttention = sql`subject.state = 'needs_attention'`;
  if (decision === 'leave_out') {
    return { set: sql`state = 'cancelled', reason = 'left_out', act_on = NULL, ${at}`, condition: needsAttention };
  }
  const version = await readVersion(tx, rule.id, rule.version);
  if (version === undefined) throw new DomainError('not_found');
  const actionKey = version.definition.action.key;
  const isOfAction = sql`${needsAttention} AND subject.action = ${actionKey}`;
  if (decision === 'retry') return { set: sql`${triedAgain(tx, rule)}, ${at}`, condition: isOfAction, actionKey };
  if (on === undefined) throw fieldError('on', 'Choose a day.');
  if (on < dayOf(tx.now, rule.time_zone)) throw fieldError('on', 'Choose today or a later day.');
  if (needsApproval(version.definition)) requireOther(tx, version);
  const byId = callerId(tx);
  return {
    set: sql`act_on = ${on}::date, due_on = ${on}::date, approved_by_id = ${byId}::uuid, approved_until = NULL, ${at}`,
    condition: sql`${isOfAction} AND subject.reason = ANY(${unreachableReasons}::text[])`,
    actionKey,
  };
}

/**
 * Carries out a decision about the rows of a rule that a condition on `rule_subject AS subject` finds. One statement. @returns how
 * many were decided about
 */
export async function decideRows(tx: Ctx, { condition, set }: DecisionSql, which: Sql): Promise<number> {
  const [answer] = await tx.db.$queryRaw<{ decided: number }[]>(sql`
    WITH decided AS (UPDATE rule_subject AS subject SET ${set} WHERE ${which} AND ${condition} RETURNING subject.*),
      noted AS (${noteInHistory(sql`(SELECT * FROM decided WHERE state = 'cancelled' AND warned_run_id IS NOT NULL)`, {
        kind: 'warning_cancelled',
        at: tx.now,
        byId: callerId(tx),
      })})
    SELECT count(*)::int AS decided FROM decided`);
  return answer?.decided ?? 0;
}

/** The row is one of the current version from now on, for which an approval of an earlier one does not count. */
function triedAgain({ now }: Ctx, { version }: HeldRule): Sql {
  const ifSame = (column: Sql) => sql`${column} = CASE WHEN subject.version = ${version} THEN subject.${column} END`;
  return sql`state = 'failed', tries = 0, next_try_at = ${now}::timestamptz, act_on = NULL, version = ${version},
    ${ifSame(sql`approved_by_id`)}, ${ifSame(sql`approved_until`)}`;
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { findReferences } from '@/lib/services/rules/definition/find-references';
import { referencesOf } from '@/lib/services/rules/definition/references-of';
import { type HeldRule, holdRule } from '@/lib/services/rules/lifecycle/hold-rule';
import { exceededCap } from '@/lib/services/rules/matching/caps';
import { type Acting, readActing, targetOf } from '@/lib/services/rules/runs/acting';
import { isUsable } from '@/lib/services/rules/runs/approved-people';
import { breakRule, brokenReasonOf } from '@/lib/services/rules/runs/break-rule';
import { cancelOpenRuns } from '@/lib/services/rules/runs/cancel-open-runs';
import { claimList } from '@/lib/services/rules/runs/claim-list';
import { endRun } from '@/lib/services/rules/runs/end-run';
import { letWait, quarantine } from '@/lib/services/rules/runs/hold-back';
import { type ListedRow, listStatement } from '@/lib/services/rules/runs/list-statement';
import { lockRuleLists } from '@/lib/services/rules/runs/lock-rule-lists';
import { RUN_RULES } from '@/lib/services/rules/runs/run-rules-id';
import { splitUnapproved } from '@/lib/services/rules/runs/split-unapproved';

const TIMEOUT_MS = 120_000;

/**
 * Makes the list of a queued run, and decides what becomes of it: it acts, waits for approval, or is held back because it is above
 * a cap. Lists are made and claimed one after another.
 */
export function makeList(ctx: Ctx, runId: string): Promise<void> {
  const about = { operation: RUN_RULES, subjectType: 'scheduled_rule_run', timeoutMs: TIMEOUT_MS };
  return change(ctx, about, async (tx) => {
    await lockRuleLists(tx);
    const acting = await readActing(tx, runId);
    const rule = await holdRule(tx, acting.ruleId);
    const queued = await tx.db.ruleRun.count({ where: { id: runId, state: 'queued' } });
    if (queued === 0 || !(await mayRun(tx, rule, acting))) return unchanged(undefined);
    const found = await list(tx, acting);
    await decide(tx, acting, found);
    const facts = { people: found.people, matched: found.matched };
    return changed(undefined, { subjectId: runId, facts, touches: [{ topic: 'rules' }] });
  });
}

/** Cancels the run of a rule that does not run any more, or names what is gone. */
async function mayRun(tx: Ctx, rule: HeldRule, { runId, version }: Acting): Promise<boolean> {
  const own = sql`id = ${runId}::uuid`;
  const cancel = async (reason: 'rule_changed' | 'rule_paused' | 'all_paused' | 'rule_archived') => {
    await cancelOpenRuns(tx, own, { reason });
    return false;
  };
  if (rule.version !== version.version) return cancel('rule_changed');
  if (rule.status !== 'active') return cancel(rule.status === 'archived' ? 'rule_archived' : 'rule_paused');
  if ((await tx.db.rulesPause.count({ where: { paused: true } })) > 0) return cancel('all_paused');
  const { missing } = await findReferences(tx, referencesOf(version.definition));
  const lost = missing.filter(({ kind }) => kind !== 'user');
  if (lost.length === 0) return true;
  await breakRule(tx, rule, lost.map(brokenReasonOf));
  return false;
}

async function list(tx: Ctx, acting: Acting): Promise<ListedRow> {
  const waiting = await tx.db.ruleRun.count({ where: { rule_id: acting.ruleId, state: 'waiting_for_approval' } });
  const target = await targetOf(tx, acting);
  const statement = listStatement({ acting, target, onlyApproved: waiting > 0, now: tx.now });
  const [found] = await tx.db.$queryRaw<ListedRow[]>(statement);
  if (found === undefined) throw new Error('A list gave no row.');
  const { cancelled, excluded, matched, people, set_hash } = found;
  await tx.db.ruleRun.update({
    where: { id: acting.runId },
    data: { is_listed: true, people_count: people, matched, excluded, set_hash, cancelled_warnings: cancelled },
  });
  return found;
}

async function decide(tx: Ctx, acting: Acting, found: ListedRow): Promise<void> {
  if (found.people === 0) return endRun(tx, acting);
  const exceeded = exceededCap(acting.version.definition, found.people, found.active);
  if (exceeded !== null) return quarantine(tx, acting, exceeded);
  if (found.approved === 0) return letWait(tx, acting, found.people);
  if (found.approved < found.people) await splitUnapproved(tx, acting);
  await claimList(tx, acting, isUsable(acting, tx.now));
}

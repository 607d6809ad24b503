import { formatCount } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { ExceededCap } from '@/lib/services/rules/matching/caps';
import type { Acting } from '@/lib/services/rules/runs/acting';

/** Holds back a run that is above a cap, having done nothing, until staff clear or cancel it. */
export async function quarantine(tx: Ctx, { ruleId, ruleName, runId }: Acting, exceeded: ExceededCap): Promise<void> {
  await tx.db.ruleRun.update({ where: { id: runId }, data: { state: 'quarantined', quarantine_reason: exceeded } });
  const people = formatCount(exceeded.found, 'person', 'people');
  const message = `The run found ${people}, but the limit of the rule allows ${exceeded.allowed.toLocaleString('en')}. Nothing was done. Clear or cancel it.`;
  await raiseNotification(tx, 'rule_quarantined', { ruleId, ruleName, runId, message });
}

/** Lets a run wait until somebody else approves its list. */
export async function letWait(tx: Ctx, acting: Acting, found: number): Promise<void> {
  await tx.db.ruleRun.update({ where: { id: acting.runId }, data: { state: 'waiting_for_approval' } });
  tx.emit({ type: 'rule_runs.changed', runIds: [acting.runId] });
  await notifyApprovers(tx, acting, found);
}

/** Tells staff, but the author, that a run waits. */
export async function notifyApprovers(tx: Ctx, acting: Acting, found: number): Promise<void> {
  const message = `A run on ${formatCount(found, 'person', 'people')} waits for the approval of someone other than the author.`;
  const { ruleId, ruleName, runId, version } = acting;
  const [authorId = null] = version.authorIds;
  await raiseNotification(tx, 'rule_approval_needed', { ruleId, ruleName, runId, authorId, message });
}

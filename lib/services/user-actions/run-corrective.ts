import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { Corrective, CorrectiveResult } from '@/lib/plugins/providers/provider';
import type { FoundAction } from '@/lib/services/user-actions/action-page';
import { recordExecution } from '@/lib/services/user-actions/record-execution';
import { isOffered } from '@/lib/services/user-actions/withheld-correctives';

/** The same thing done again within this time is a second click, not a second wish. */
const SECOND_CLICK = sql`interval '10 seconds'`;

/**
 * Runs a corrective action in one transaction with its record and everything that follows. Executions about one object
 * take turns; whoever finds on their turn that the action is no longer as it was when they asked is refused.
 * @throws moved_on, and whatever the corrective action throws
 */
export async function runCorrective(ctx: Ctx, action: FoundAction, corrective: Corrective): Promise<CorrectiveResult> {
  const { run } = corrective;
  if (run === undefined) throw new Error(`${corrective.key} cannot be run.`);
  return transaction(ctx, async (tx) => {
    await waitForTurn(tx, action.subject.object_id);
    if (!(await isStillAsAsked(tx, action, corrective))) {
      throw new DomainError('moved_on', { detail: 'This is already done.' });
    }
    const result = await run(tx, action.subject);
    await recordExecution(tx, action, corrective, { success: true, metadata: result.metadata ?? {} });
    const { user_id: userId, action_type: actionType, object_id: objectId } = action.subject;
    tx.emit({ type: 'action.executed', userId, actionType, objectId });
    return result;
  });
}

async function waitForTurn(ctx: Ctx, objectId: string): Promise<void> {
  await ctx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`execute:${objectId}`}, 0))`);
}

async function isStillAsAsked(ctx: Ctx, { subject }: FoundAction, corrective: Corrective): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM user_action AS action
    WHERE action.id = ${subject.id}::uuid AND action.status = 'open'
      AND ${isOffered(corrective, ctx.now)}
      AND action.evidence = ${JSON.stringify(subject.evidence)}::jsonb
      AND NOT EXISTS (
        SELECT 1 FROM user_action_execution AS done
        WHERE done.action_id = action.id AND done.corrective_action_key = ${corrective.key} AND done.success
          AND done.executed_at > ${ctx.now}::timestamptz - ${SECOND_CLICK})`);
  return rows.length === 1;
}

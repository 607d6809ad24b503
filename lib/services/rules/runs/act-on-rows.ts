import { safeMessage } from '@/lib/core/describe-error';
import type { Ctx } from '@/lib/db/context';
import { isTroubleOfSystem } from '@/lib/db/database-errors';
import { withinSavepoint } from '@/lib/db/within-savepoint';
import type { ActedOn, ActingRule, ActionResult } from '@/lib/plugins/rules/action';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';
import type { Acting } from '@/lib/services/rules/runs/acting';
import { done, failed, type ReachedRow, type RowOutcome, skipped } from '@/lib/services/rules/runs/row-outcome';

/**
 * Does what the rule does to people, each within a savepoint: all at once where the action can, and one by one when that fails, so
 * that one person's failure keeps nobody else; as many as there is time for. @throws what speaks of the system, such as a lost connection
 */
export async function actOnRows(
  tx: Ctx,
  acting: Acting,
  rows: readonly ReachedRow[],
  isOver: () => boolean,
): Promise<RowOutcome[]> {
  const { runBatch } = actionOf(acting.version.definition.action);
  if (runBatch === undefined || rows.length < 2) return oneByOne(tx, acting, rows, isOver);
  const { config } = acting.version.definition.action;
  const people = rows.map((row) => actedOn(acting, row));
  try {
    const results = await withinSavepoint(tx, () => runBatch(tx, people, config, ruleOf(acting)));
    return rows.map((row) => outcomeOf(row, results.get(row.userId)));
  } catch (error) {
    if (isTroubleOfSystem(error)) throw error;
    return oneByOne(tx, acting, rows, isOver);
  }
}

async function oneByOne(
  tx: Ctx,
  acting: Acting,
  rows: readonly ReachedRow[],
  isOver: () => boolean,
): Promise<RowOutcome[]> {
  const { config } = acting.version.definition.action;
  const action = actionOf(acting.version.definition.action);
  const outcomes: RowOutcome[] = [];
  for (const row of rows) {
    if (outcomes.length > 0 && isOver()) break;
    try {
      const person = actedOn(acting, row);
      const result = await withinSavepoint(tx, () => action.run(tx, person, config, ruleOf(acting)));
      outcomes.push(outcomeOf(row, result));
    } catch (error) {
      if (isTroubleOfSystem(error)) throw error;
      outcomes.push(failed(row, safeMessage(error), tx.now));
    }
  }
  return outcomes;
}

function outcomeOf(row: ReachedRow, result: ActionResult | undefined): RowOutcome {
  return result?.changed === true ? done(row, result) : skipped(row, 'already_done');
}

/** Both approved it where whoever cleared the run was not the first. */
function actedOn({ clearedById }: Acting, { approvedById, id, userId }: ReachedRow): ActedOn {
  const approverIds = new Set([approvedById, clearedById].filter((one) => one !== null));
  return { userId, subjectId: id, approverIds: [...approverIds] };
}

function ruleOf({ ruleId, ruleName, version }: Acting): ActingRule {
  return { ruleId, ruleName, version: version.version };
}

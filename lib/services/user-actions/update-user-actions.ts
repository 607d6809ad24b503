import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { updateUserActionsOperation } from '@/lib/contracts/user-actions';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { providerOf } from '@/lib/plugins/providers/registry';
import { recordAudit } from '@/lib/services/audit/record-audit';

/** Asks the job engine for a refresh of one provider or of all. @throws validation_failed for an unknown type */
export async function updateUserActions(
  ctx: Ctx,
  input: InputOf<typeof updateUserActionsOperation>,
): Promise<AnswerOf<typeof updateUserActionsOperation>> {
  const actionType = input.provider_action_type ?? null;
  if (actionType !== null && providerOf(actionType) === undefined) {
    throw fieldError('provider_action_type', `No provider has the action type “${actionType}”.`);
  }
  return transaction(ctx, async (tx) => {
    tx.emit({ type: 'refresh.requested', actionType });
    await recordAudit(tx, { operation: 'user_actions_update', subjectType: 'provider', subjectId: actionType });
    const what = actionType === null ? 'all providers' : actionType;
    return { status: 'scheduled', message: `The refresh of ${what} is scheduled.`, provider_action_type: actionType };
  });
}

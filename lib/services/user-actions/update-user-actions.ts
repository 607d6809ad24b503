import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { updateUserActionsOperation } from '@/lib/contracts/user-actions';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { providerOf } from '@/lib/plugins/providers/registry';
import { change, changed } from '@/lib/services/audit/change';

/** Asks the job engine for a refresh of one provider or of all. @throws validation_failed for an unknown type */
export async function updateUserActions(
  ctx: Ctx,
  input: InputOf<typeof updateUserActionsOperation>,
): Promise<AnswerOf<typeof updateUserActionsOperation>> {
  const actionType = input.provider_action_type ?? null;
  if (actionType !== null && providerOf(actionType) === undefined) {
    throw fieldError('provider_action_type', `No provider has the action type “${actionType}”.`);
  }
  return change(ctx, { operation: 'user_actions_update', subjectType: 'provider' }, async () => {
    const message = `The refresh of ${actionType ?? 'all providers'} is scheduled.`;
    const answer = { status: 'scheduled', message, provider_action_type: actionType } as const;
    return changed(answer, { subjectId: actionType, events: [{ type: 'refresh.requested', actionType }] });
  });
}

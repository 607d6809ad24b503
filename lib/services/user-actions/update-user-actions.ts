import type { updateUserActionsOperation } from '@/lib/contracts/actions/providers';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { actionProviders, providerOf } from '@/lib/plugins/providers/registry';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { readSettings } from '@/lib/services/settings/read-settings';

type Answer = AnswerOf<typeof updateUserActionsOperation>;
type Plan = Pick<Answer, 'status' | 'message'>;

/**
 * Asks the job engine for a refresh of one provider or of all. What is turned off is not refreshed: the answer says so.
 * @throws validation_failed for an unknown type
 */
export async function updateUserActions(ctx: Ctx, input: InputOf<typeof updateUserActionsOperation>): Promise<Answer> {
  const actionType = input.provider_action_type ?? null;
  if (actionType !== null && providerOf(actionType) === undefined) {
    const known = actionProviders.map((provider) => provider.actionType);
    throw fieldError('provider_action_type', `Must be one of ${known.join(', ')}.`);
  }
  return change(ctx, { operation: 'user_actions_update', subjectType: 'provider' }, async (tx) => {
    const answer: Answer = { ...(await planOf(tx, actionType)), provider_action_type: actionType };
    if (answer.status === 'disabled') return unchanged(answer);
    return changed(answer, { subjectId: actionType, events: [{ type: 'refresh.requested', actionType }] });
  });
}

/** What will happen, by what is turned on now. */
async function planOf(ctx: Ctx, actionType: string | null): Promise<Plan> {
  const { USER_ACTIONS_ENABLED } = await readSettings(ctx.db);
  if (!USER_ACTIONS_ENABLED) return disabled('User actions are turned off, so nothing is refreshed.');
  const off = await turnedOff(ctx);
  if (actionType !== null) {
    return off.includes(actionType)
      ? disabled(`The provider ${actionType} is turned off, so nothing is refreshed.`)
      : scheduled(`The refresh of ${actionType} is scheduled.`);
  }
  if (off.length === actionProviders.length) return disabled('All providers are turned off, so nothing is refreshed.');
  return scheduled(
    off.length === 0
      ? 'The refresh of all providers is scheduled.'
      : `The refresh of all providers is scheduled, except those turned off: ${off.join(', ')}.`,
  );
}

/** The types whose providers staff turned off; one that has no row yet is on. */
async function turnedOff(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.userActionProvider.findMany({
    where: { is_enabled: false, action_type: { in: actionProviders.map((provider) => provider.actionType) } },
    select: { action_type: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ action_type }) => action_type);
}

function scheduled(message: string): Plan {
  return { status: 'scheduled', message };
}

function disabled(message: string): Plan {
  return { status: 'disabled', message };
}

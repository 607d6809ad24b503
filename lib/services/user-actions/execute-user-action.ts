import { requirePerson } from '@/lib/auth/require';
import type { executeUserActionOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { namedPage } from '@/lib/core/named-pages';
import { actionPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import type { Corrective } from '@/lib/plugins/providers/provider';
import { recordAudit } from '@/lib/services/audit/record-audit';
import type { FoundAction } from '@/lib/services/user-actions/action-page';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';
import { recordExecution } from '@/lib/services/user-actions/record-execution';
import { runCorrective } from '@/lib/services/user-actions/run-corrective';

type Input = InputOf<typeof executeUserActionOperation>;
type Answer = AnswerOf<typeof executeUserActionOperation>;

/**
 * Does one of the corrective actions that the caller's action offers now. Every attempt is recorded, refused ones too.
 * @throws not_found for what is unknown or not permitted, moved_on when the object has moved on, rule_broken
 */
export async function executeUserAction(ctx: Ctx, input: Input): Promise<Answer> {
  requirePerson(ctx);
  const requested = (input.action_key ?? input.action_label)?.trim();
  if (requested === undefined || requested === '') throw fieldError('action_label', 'Give action_label or action_key.');
  const action = await findOwnAction(ctx, input.uuid, true).catch((error) => recordDenied(ctx, input.uuid, error));
  const corrective = chooseCorrective(action, input);
  if (corrective === undefined) {
    const error = new DomainError('not_found', { detail: `You can’t do “${requested}” here.` });
    await recordExecution(ctx, action, { key: '', label: requested }, { success: false, error });
    throw error;
  }
  if (corrective.run === undefined) return navigate(ctx, action, corrective);
  try {
    return { action: 'completed', ...(await runCorrective(ctx, action, corrective)) };
  } catch (thrown) {
    const error = toDomainError(thrown);
    await recordExecution(ctx, action, corrective, { success: false, error });
    throw error;
  }
}

/** Records that somebody tried an action that is not theirs or not there; what is our fault is no refusal. */
async function recordDenied(ctx: Ctx, uuid: string, error: unknown): Promise<never> {
  if (!(error instanceof DomainError)) throw error;
  const change = { operation: 'user_actions_execute', subjectType: 'user_action', subjectId: uuid };
  await recordAudit(ctx, { ...change, result: 'refused' });
  throw error;
}

function chooseCorrective(action: FoundAction, input: Input): Corrective | undefined {
  if (input.action_key !== undefined) return action.offered.find(({ key }) => key === input.action_key);
  const label = input.action_label?.trim().toLowerCase();
  return action.offered.find((corrective) => corrective.label.toLowerCase() === label);
}

/** Looking at something is an attempt like any other. An action that leads nowhere else leads to its own details. */
async function navigate(ctx: Ctx, action: FoundAction, corrective: Corrective): Promise<Answer> {
  const { id, route_name, route_params } = action.subject;
  const metadata = { route_name, route_params };
  await recordExecution(ctx, action, corrective, { success: true, metadata });
  return {
    action: 'navigate',
    message: 'Open the details.',
    redirect_url: namedPage(route_name, route_params) ?? actionPage(id),
    metadata,
  };
}

import { changeProviderOperation, type Provider } from '@/lib/contracts/actions/providers';
import type { InputOf } from '@/lib/contracts/operation';
import { isCron } from '@/lib/core/cron-times';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { readProvider } from '@/lib/services/providers/read-provider';
import { waitForProvider } from '@/lib/services/user-actions/provider-lock';
import { resolveAllActions } from '@/lib/services/user-actions/write-actions';

/** Switching off waits for a running refresh, which would write its rows after ours are resolved. */
const LONGEST_WAIT_MS = 2 * 60_000;

/**
 * Switches a provider on or off, or changes when it runs; what is not given stays. Switched off, its open actions are
 * resolved in the same commit; switched on, a refresh of it is asked for.
 * @throws not_found; validation_failed for what is no cron expression
 */
export async function changeProvider(
  ctx: Ctx,
  { id, is_enabled, schedule }: InputOf<typeof changeProviderOperation>,
): Promise<Provider> {
  if (schedule !== undefined && !isCron(schedule)) {
    throw fieldError('schedule', 'Enter a cron expression with five fields, for example 0 */6 * * *.');
  }
  const { action_type } = await readProvider(ctx, { id });
  const given = { ...(is_enabled !== undefined && { is_enabled }), ...(schedule !== undefined && { schedule }) };
  const operation = changeProviderOperation.id;
  return change(ctx, { operation, subjectType: 'provider', timeoutMs: LONGEST_WAIT_MS }, async (tx) => {
    await waitForProvider(tx, action_type);
    const before = await readProvider(tx, { id });
    const differences = differencesOf(before, given);
    if (Object.keys(differences).length === 0) return unchanged(before);
    await tx.db.userActionProvider.update({ where: { id }, data: given });
    const resolved = is_enabled === false ? await resolveAllActions(tx, action_type) : 0;
    const isTurnedOn = is_enabled === true && !before.is_enabled;
    return changed(await readProvider(tx, { id }), {
      subjectId: action_type,
      facts: { ...differences, resolved },
      events: isTurnedOn ? [{ type: 'refresh.requested', actionType: action_type }] : [],
      touches: [{ topic: 'providers' }, ...(is_enabled === undefined ? [] : [{ topic: 'actions' } as const])],
    });
  });
}

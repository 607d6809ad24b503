import type { InputOf } from '@/lib/contracts/operation';
import { changeProviderOperation, type Provider } from '@/lib/contracts/providers';
import { isCron } from '@/lib/core/cron-times';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readProvider } from '@/lib/services/providers/read-provider';
import { recordAudit } from '@/lib/services/records/record-audit';
import { waitForProvider } from '@/lib/services/user-actions/provider-lock';
import { resolveAllActions } from '@/lib/services/user-actions/write-wanted';

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
  const change = async (tx: Ctx) => {
    await waitForProvider(tx, action_type);
    const before: Record<string, unknown> = await readProvider(tx, { id });
    const changes = Object.entries(given).filter(([name, value]) => before[name] !== value);
    if (changes.length === 0) return readProvider(tx, { id });
    await tx.db.userActionProvider.update({ where: { id }, data: given });
    tx.touch({ topic: 'providers' });
    if (is_enabled !== undefined) tx.touch({ topic: 'actions' });
    const resolved = is_enabled === false ? await resolveAllActions(tx, action_type) : 0;
    if (is_enabled === true && before['is_enabled'] === false) {
      tx.emit({ type: 'refresh.requested', actionType: action_type });
    }
    await recordAudit(tx, {
      operation: changeProviderOperation.id,
      subjectType: 'provider',
      subjectId: action_type,
      facts: { ...Object.fromEntries(changes.map(([name, to]) => [name, { from: before[name], to }])), resolved },
    });
    return readProvider(tx, { id });
  };
  return transaction(ctx, change, LONGEST_WAIT_MS);
}

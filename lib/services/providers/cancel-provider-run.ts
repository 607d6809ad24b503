import { requirePerson } from '@/lib/auth/require';
import { cancelProviderRunOperation, type Provider } from '@/lib/contracts/actions/providers';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readProvider } from '@/lib/services/providers/read-provider';
import { refreshName } from '@/lib/services/user-actions/refresh-phases';

/**
 * Ends a running full refresh, which then changes nothing: the statement that it is in, or with its next phase.
 * @throws not_found; moved_on when it does not run, or was cancelled before
 */
export async function cancelProviderRun(
  ctx: Ctx,
  { id }: InputOf<typeof cancelProviderRunOperation>,
): Promise<Provider> {
  const { name } = requirePerson(ctx);
  const { action_type, last_execution_status } = await readProvider(ctx, { id });
  if (last_execution_status !== 'running') throw notRunning();
  const cancelled = await change(
    ctx,
    { operation: cancelProviderRunOperation.id, subjectType: 'provider' },
    async (tx) => {
      const { count } = await tx.db.userActionProvider.updateMany({
        where: { id, last_execution_status: 'running', cancelled_by: null },
        data: { cancelled_by: name, progress: `Cancelled by ${name}, stopping` },
      });
      if (count === 0) throw notRunning();
      return changed(await readProvider(tx, { id }), { subjectId: action_type, touches: [{ topic: 'providers' }] });
    },
  );
  await endStatement(ctx, action_type);
  return cancelled;
}

function notRunning(): DomainError {
  return new DomainError('moved_on', { detail: 'It is no longer running.' });
}

/** The process that refreshes may be another one; the server knows its transaction by name. */
async function endStatement({ db }: Ctx, actionType: string): Promise<void> {
  await db.$queryRaw(sql`
    SELECT pg_cancel_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${refreshName(actionType)} AND state = 'active'`);
}

import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { clearEndedSilences } from '@/lib/services/clean-up/clear-ended-silences';
import { deleteInBatches } from '@/lib/services/clean-up/delete-in-batches';
import { endExpiredInvitations } from '@/lib/services/clean-up/end-expired-invitations';
import { endExpiredRoles } from '@/lib/services/clean-up/end-expired-roles';
import { joinTallies } from '@/lib/services/clean-up/join-tallies';
import { oldRows } from '@/lib/services/clean-up/old-rows';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { deleteOldJobRuns } from '@/lib/services/jobs/delete-old-job-runs';
import { readSettings } from '@/lib/services/settings/read-settings';

/** How many rows of each kind a run ended, cleared or deleted. */
export type CleanedUp = Readonly<Record<string, number>>;

/**
 * Ends what ends by the clock and deletes what is past its retention. Each part stands on its own and is safe to run twice.
 * @throws AggregateError once all parts were tried, when some of them failed
 */
export async function cleanUp(ctx: Ctx): Promise<CleanedUp> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const old = Object.entries(oldRows(ctx.now, await readSettings(ctx.db)));
  const parts: [string, () => Promise<number>][] = [
    ['expired_roles', () => endExpiredRoles(ctx)],
    ['expired_invitations', () => endExpiredInvitations(ctx)],
    ['event_tallies', () => joinTallies(ctx)],
    ['ended_silences', () => clearEndedSilences(ctx)],
    ['abandoned_imports', () => closeAbandonedImports(ctx)],
    ...old.map(([name, rows]): [string, () => Promise<number>] => [name, () => deleteInBatches(ctx, rows)]),
    ['job_runs', async () => (await deleteOldJobRuns(ctx)).job_runs],
  ];
  const done: Record<string, number> = {};
  const failures = new Map<string, unknown>();
  for (const [name, clean] of parts) {
    try {
      done[name] = await clean();
    } catch (error) {
      failures.set(name, error);
    }
  }
  if (failures.size === 0) return done;
  ctx.log.info({ done }, 'some parts of the clean-up succeeded');
  throw new AggregateError(failures.values(), `These parts failed: ${[...failures.keys()].join(', ')}.`);
}

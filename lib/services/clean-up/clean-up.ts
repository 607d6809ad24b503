import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { clearEndedSilences } from '@/lib/services/clean-up/clear-ended-silences';
import { deleteInBatches } from '@/lib/services/clean-up/delete-in-batches';
import { endExpiredRoles } from '@/lib/services/clean-up/end-expired-roles';
import { oldRows } from '@/lib/services/clean-up/old-rows';
import { closeAbandonedImports } from '@/lib/services/imports/close-abandoned-imports';
import { deleteOldJobRuns } from '@/lib/services/jobs/delete-old-job-runs';
import { endAcceptedResources } from '@/lib/services/resources/end-accepted-resources';
import { readSettings } from '@/lib/services/settings/read-settings';

/** How many rows of each kind a run ended, cleared or deleted. */
export type CleanedUp = Readonly<Record<string, number>>;

/** Ends what ends by the clock and deletes what is past its retention. Each part stands on its own and is safe to run twice. */
export async function cleanUp(ctx: Ctx): Promise<CleanedUp> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const ended = {
    expired_roles: await endExpiredRoles(ctx),
    accepted_resources: await endAcceptedResources(ctx),
    ended_silences: await clearEndedSilences(ctx),
    abandoned_imports: await closeAbandonedImports(ctx),
  };
  const deleted: Record<string, number> = {};
  for (const [name, rows] of Object.entries(oldRows(ctx.now, await readSettings(ctx.db)))) {
    deleted[name] = await deleteInBatches(ctx, rows);
  }
  const { job_runs } = await deleteOldJobRuns(ctx);
  return { ...ended, ...deleted, job_runs };
}

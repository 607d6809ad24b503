import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { cancelOrdersOfEnded } from '@/lib/services/project-lives/cancel-orders-of-ended';
import { completeAutomaticOrders } from '@/lib/services/project-lives/complete-automatic-orders';
import { deleteEndedProjects } from '@/lib/services/project-lives/delete-ended-projects';
import { moveWaitingOrders } from '@/lib/services/project-lives/move-waiting-orders';
import { notifyOfEnds } from '@/lib/services/project-lives/notify-of-ends';
import { rejectLateRequests } from '@/lib/services/project-lives/reject-late-requests';
import { terminateResources } from '@/lib/services/project-lives/terminate-resources';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses, pauseInGrace } from '@/lib/services/projects/pause-in-grace';

/** What a run of the job did, in numbers. */
export type AdvancedProjects = {
  orders_started: number;
  resources_paused: number;
  resources_unpaused: number;
  orders_canceled: number;
  terminations_ordered: number;
  orders_completed: number;
  projects_deleted: number;
  requests_rejected: number;
  people_notified: number;
};

const TIMEOUT_MS = 120_000;
const hasDates = sql`NOT project.is_removed AND (project.start_date IS NOT NULL OR project.end_date IS NOT NULL)`;

/**
 * Takes every project as far as its days have come: orders that waited go on, resources are paused in grace, expired projects
 * end their resources and, when none is left, are deleted. One transaction of a fixed number of statements; what a run finds
 * done it does not do again, so runs may be missed, repeated and beside each other.
 */
export async function advanceProjects(ctx: Ctx): Promise<AdvancedProjects> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(ctx, advance, TIMEOUT_MS);
}

async function advance(tx: Ctx): Promise<AdvancedProjects> {
  await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('project lives', 0))`);
  await noteStates(tx, hasDates);
  const done: AdvancedProjects = {
    orders_started: await moveWaitingOrders(tx),
    resources_unpaused: await endPauses(tx, sql`TRUE`),
    resources_paused: await pauseInGrace(tx, hasDates),
    orders_canceled: await cancelOrdersOfEnded(tx),
    terminations_ordered: await terminateResources(tx),
    orders_completed: await completeAutomaticOrders(tx),
    projects_deleted: await deleteEndedProjects(tx),
    requests_rejected: await rejectLateRequests(tx),
    people_notified: await notifyOfEnds(tx),
  };
  if (Object.values(done).some((count) => count > 0)) {
    await recordAudit(tx, { operation: 'project_lifecycle', subjectType: 'project', subjectId: null, facts: done });
    tx.touch({ topic: 'projects' });
  }
  return done;
}

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
import { openWaitingInvitations } from '@/lib/services/project-lives/open-waiting-invitations';
import { PROJECT_LIFECYCLE } from '@/lib/services/project-lives/project-lifecycle';
import { rejectLateRequests } from '@/lib/services/project-lives/reject-late-requests';
import { isTaken, takeProjects } from '@/lib/services/project-lives/taken-projects';
import { terminateResources } from '@/lib/services/project-lives/terminate-resources';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses, pauseInGrace } from '@/lib/services/projects/pause-in-grace';

/** What a run of the job did, in numbers. */
export type AdvancedProjects = {
  projects_taken: number;
  orders_started: number;
  invitations_opened: number;
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

/**
 * Takes every project as far as its days have come, at the first run of each of its days, late after an outage and then once:
 * resources are paused in grace, and expired projects end their resources. Orders that wait or complete by themselves, pauses that
 * are over, and projects of which no resource is left are looked for in every run. One transaction of a fixed number of statements;
 * what a run finds done it does not do again, so runs may be missed, repeated and beside each other.
 */
export async function advanceProjects(ctx: Ctx): Promise<AdvancedProjects> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(ctx, advance, TIMEOUT_MS);
}

async function advance(tx: Ctx): Promise<AdvancedProjects> {
  await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('project lives', 0))`);
  const taken = await takeProjects(tx);
  const moved = await noteStates(tx, isTaken);
  const done: AdvancedProjects = {
    projects_taken: taken,
    orders_started: await moveWaitingOrders(tx),
    invitations_opened: await openWaitingInvitations(tx),
    resources_unpaused: await endPauses(tx, sql`TRUE`),
    resources_paused: await pauseInGrace(tx, isTaken),
    orders_canceled: await cancelOrdersOfEnded(tx),
    terminations_ordered: await terminateResources(tx),
    orders_completed: await completeAutomaticOrders(tx),
    projects_deleted: await deleteEndedProjects(tx),
    requests_rejected: await rejectLateRequests(tx),
    people_notified: await notifyOfEnds(tx),
  };
  const hasActed = Object.entries(done).some(([name, count]) => name !== 'projects_taken' && count > 0);
  if (hasActed) {
    await recordAudit(tx, { operation: PROJECT_LIFECYCLE, subjectType: 'project', subjectId: null, facts: done });
  }
  if (hasActed || moved > 0) tx.touch({ topic: 'projects' });
  return done;
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Difference } from '@/lib/services/audit/differences';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { refreshInvitations } from '@/lib/services/invitation-lives/refresh-invitations';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';
import { refreshProjectActions } from '@/lib/services/place-actions/refresh-place-actions';
import type { HeldProject } from '@/lib/services/projects/held-project';
import { loggedChange } from '@/lib/services/projects/logged-change';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses } from '@/lib/services/projects/pause-in-grace';
import { requestLives } from '@/lib/services/projects/request-lives';

const lifeFields = ['start_date', 'end_date', 'time_zone', 'grace_period_days'];
/** What the actions about a project's orders and resources show or compute with. */
const shownFields = ['name', 'time_zone'];
/** What the actions about the project itself, and about requests for another end date, show or compute with. */
const endFields = ['name', 'end_date', 'time_zone', 'grace_period_days'];

/** What follows from changed fields of a project, in the same transaction: its event, its state, pauses by grace, the job and actions. */
export async function followChange(
  tx: Ctx,
  { id }: Pick<HeldProject, 'id'>,
  changes: Readonly<Record<string, Difference>>,
): Promise<void> {
  const isIt = sql`project.id = ${id}::uuid`;
  const loggedChanges = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, loggedChange(name, value)]),
  );
  await recordProjectEvents(tx, isIt, {
    type: 'project_update_succeeded',
    message: sql`'Project ' || project.name || ' was changed.'`,
    context: sql`jsonb_build_object('changes', ${JSON.stringify(loggedChanges)}::jsonb)`,
  });
  if (lifeFields.some((field) => field in changes)) {
    await noteStates(tx, isIt);
    await endPauses(tx, isIt);
    await cancelEndReminders(tx, sql`reminder.object_id = ${id}::uuid`);
    requestLives(tx);
  }
  if (endFields.some((field) => field in changes)) await refreshEnds(tx, id);
  if (shownFields.some((field) => field in changes)) await refreshActions(tx, id);
  if ('name' in changes) await refreshProjectActions(tx, isIt);
}

async function refreshEnds(tx: Ctx, id: string): Promise<void> {
  const pending = await tx.db.endDateChangeRequest.findMany({ where: { project_id: id, state: 'pending' } });
  tx.emit({ type: 'end_date_requests.changed', requestIds: pending.map((asked) => asked.id), projectIds: [id] });
}

async function refreshActions(tx: Ctx, id: string): Promise<void> {
  const [found] = await tx.db.$queryRaw<{ orderIds: string[]; resourceIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT id FROM marketplace_order WHERE project_id = ${id}::uuid AND state = 'PENDING_CONSUMER')::text[] AS "orderIds",
      ARRAY(SELECT id FROM resource WHERE project_id = ${id}::uuid AND end_date IS NOT NULL AND state <> 'TERMINATED')::text[] AS "resourceIds"`);
  if (found !== undefined) tx.emit({ type: 'orders.changed', ...found });
  await refreshInvitations(tx, [id]);
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { openCompletions } from '@/lib/services/completions/open-completions';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { refreshProjectActions } from '@/lib/services/place-actions/refresh-place-actions';
import { noteStates } from '@/lib/services/projects/note-states';
import { requestLives } from '@/lib/services/projects/request-lives';

/** Adds a project without dates in a customer that is held; whether there may be one is asked before. Returns its id. */
export async function addProject(
  tx: Ctx,
  { customer, description, name }: { customer: string; name: string; description: string },
): Promise<string> {
  const { id } = await tx.db.project.create({
    data: { customer_id: customer, name, description, created: tx.now, modified: tx.now },
  });
  await followNewProject(tx, id);
  return id;
}

/** What follows from a project that was just added: its event, its first state, its checklist, and the job of its life. */
export async function followNewProject(tx: Ctx, id: string): Promise<void> {
  const isIt = sql`project.id = ${id}::uuid`;
  await recordProjectEvents(tx, isIt, {
    type: 'project_creation_succeeded',
    message: sql`'Project ' || project.name || ' was created.'`,
  });
  await noteStates(tx, isIt);
  await openCompletions(tx, isIt);
  await refreshProjectActions(tx, isIt);
  requestLives(tx);
  tx.emit({ type: 'projects.changed', projectIds: [id] });
}

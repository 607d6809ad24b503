import type { InputOf } from '@/lib/contracts/operation';
import { type MovedProject, moveProjectOperation } from '@/lib/contracts/projects/ends';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { openCompletions } from '@/lib/services/completions/open-completions';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { cancelInvitations } from '@/lib/services/invitation-lives/end-invitations';
import { endGroupInvitations } from '@/lib/services/invitation-lives/end-permission-requests';
import { closeOpenReviews } from '@/lib/services/open-reviews/close-open-reviews';
import { refreshProjectActions } from '@/lib/services/place-actions/refresh-place-actions';
import { findMoveEffects, shownHolder } from '@/lib/services/projects/find-move-effects';
import { holdProject } from '@/lib/services/projects/held-project';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses } from '@/lib/services/projects/pause-in-grace';
import { dropPrivateSettings, requireNoPrivateSettings } from '@/lib/services/projects/private-settings';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { keepCanceled } from '@/lib/services/projects/reopen-invitations';
import { requestLives } from '@/lib/services/projects/request-lives';
import { requireMovable } from '@/lib/services/projects/require-movable';
import { requireStaff } from '@/lib/services/projects/require-staff';
import { requireRoom } from '@/lib/services/quotas/require-room';
import { endRoles } from '@/lib/services/role-changes/end-roles';

/**
 * Moves a project to another customer, with its resources and orders; deleted ones too. Roles of people whom the new customer
 * doesn’t let in are revoked, or all of them where none are to be kept.
 * @throws not_found; not_allowed; validation_failed for no customer or the present one; rule_broken for one that takes nothing new or has no
 * room, and naming resources with service settings of the present one
 */
export function moveProject(
  ctx: Ctx,
  { customer, preserve_permissions, uuid }: InputOf<typeof moveProjectOperation>,
): Promise<MovedProject> {
  return change(ctx, { operation: moveProjectOperation.id, subjectType: 'project' }, async (tx) => {
    await requireStaff(tx, uuid);
    const project = await holdProject(tx, uuid);
    const target = await requireMovable(tx, project, customer);
    await requireNoPrivateSettings(tx, uuid);
    const { additions, will_lose } = await findMoveEffects(tx, project, customer, preserve_permissions);
    await requireRoom(tx, { customerId: customer, projectId: null }, additions);
    const isIt = sql`project.id = ${uuid}::uuid`;
    const revoked_users = will_lose.map(shownHolder);
    await endRoles(
      tx,
      will_lose.map(({ id }) => id),
      'project_moved',
    );
    await closeOpenReviews(tx, isIt);
    await cancelInvitations(tx, sql`project_id = ${uuid}::uuid`);
    await keepCanceled(tx, uuid);
    await endGroupInvitations(tx, sql`project_id = ${uuid}::uuid`);
    const members = await findPeopleOf(tx, uuid, [project.customer_id, customer]);
    await dropPrivateSettings(tx, uuid);
    const { slug } = await tx.db.project.update({
      where: { id: uuid },
      data: { customer_id: customer, modified: tx.now },
      select: { slug: true },
    });
    const changes = { customer: { from: project.customer_name, to: target.name }, ...differencesOf(project, { slug }) };
    await recordProjectEvents(tx, isIt, {
      type: 'project_update_succeeded',
      message: sql`'Project ' || project.name || ' was moved.'`,
      context: sql`jsonb_build_object('changes', ${JSON.stringify(changes)}::jsonb, 'former_customer_uuid', ${project.customer_id}::uuid)`,
    });
    await openCompletions(tx, isIt);
    await refreshProjectActions(tx, isIt);
    await noteStates(tx, isIt);
    await endPauses(tx, isIt);
    requestLives(tx);
    tx.emit({ type: 'projects.changed', projectIds: [uuid] });
    return changed(
      { ...(await readProjectRow(tx, uuid)), revoked_users },
      {
        subjectId: uuid,
        facts: { customer_id: { from: project.customer_id, to: customer }, revoked: revoked_users.length },
        events: members.length === 0 ? [] : [{ type: 'roles.changed', userIds: members }],
      },
    );
  });
}

/** Everyone who has a role in the project, or in one of the two customers, and so gains or loses by the move. */
async function findPeopleOf({ db }: Ctx, projectId: string, customerIds: readonly string[]): Promise<string[]> {
  const people = await db.$queryRaw<{ user_id: string }[]>(sql`
    SELECT DISTINCT user_id FROM user_role
    WHERE is_active AND (project_id = ${projectId}::uuid OR customer_id = ANY(${[...customerIds]}::uuid[]))`);
  return people.map(({ user_id }) => user_id);
}

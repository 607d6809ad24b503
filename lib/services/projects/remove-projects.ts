import { isLive } from '@/lib/auth/live-roles';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { cancelInvitations } from '@/lib/services/invitation-lives/end-invitations';
import { endGroupInvitations } from '@/lib/services/invitation-lives/end-permission-requests';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';
import { closeOpenReviews } from '@/lib/services/open-reviews/close-open-reviews';
import { type Move, recordMoves } from '@/lib/services/orders/record-moves';
import { refreshProjectActions } from '@/lib/services/place-actions/refresh-place-actions';
import { followEndedRequests } from '@/lib/services/projects/follow-ended-requests';
import { noteStates } from '@/lib/services/projects/note-states';
import { endRoles, noteExpiredRoles } from '@/lib/services/role-changes/end-roles';

/**
 * Soft-deletes projects whose resources are all terminated, with all that belongs to it: a snapshot of the live roles, which
 * are revoked; what is pending is canceled. A fixed number of statements.
 * @param ids projects that are held and not removed
 */
export async function removeProjects(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { db, now } = tx;
  const these = sql`project.id = ANY(${[...ids]}::uuid[])`;
  await db.$executeRaw(sql`
    UPDATE project SET is_removed = true, removed_at = ${now}::timestamptz, modified = ${now}::timestamptz,
      termination_metadata = jsonb_build_object('terminated_at', ${now}::timestamptz, 'terminated_by', ${callerId(tx)}::text,
        'user_roles', ${snapshot(now)})
    WHERE ${these} AND NOT is_removed`);
  await endRolesOf(tx, ids);
  const orders = await db.$queryRaw<(Move & { resource_id: string | null })[]>(sql`
    UPDATE marketplace_order AS placed SET state = 'CANCELED', modified = ${now}::timestamptz
    FROM project JOIN marketplace_order AS before ON before.project_id = project.id
    WHERE placed.id = before.id AND ${these} AND placed.state LIKE 'PENDING%'
    RETURNING placed.id, before.state AS "from", placed.state AS "to", placed.resource_id`);
  await recordMoves(tx, deleteProjectOperation.id, orders);
  const requests = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE end_date_change_request AS asked SET state = 'canceled'
    FROM project WHERE asked.project_id = project.id AND ${these} AND asked.state = 'pending' RETURNING asked.id`);
  await followEndedRequests(
    tx,
    requests.map(({ id }) => id),
    'canceled',
  );
  await closeOpenReviews(tx, these);
  await refreshProjectActions(tx, these);
  const inThese = sql`project_id = ANY(${[...ids]}::uuid[])`;
  await cancelInvitations(tx, inThese);
  await endGroupInvitations(tx, inThese);
  await recordProjectEvents(tx, these, {
    type: 'project_deletion_succeeded',
    message: sql`'Project ' || project.name || ' was deleted.'`,
    context: sql`jsonb_build_object('termination_metadata', ${namelessSnapshot})`,
  });
  await noteStates(tx, these);
  await cancelEndReminders(tx, sql`reminder.object_id = ANY(${[...ids]}::uuid[])`);
  tx.emit({ type: 'projects.changed', projectIds: ids });
  const orderIds = orders.map(({ id }) => id);
  const resourceIds = orders.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
  if (orderIds.length > 0) tx.emit({ type: 'orders.changed', orderIds, resourceIds });
}

async function endRolesOf(tx: Ctx, ids: readonly string[]): Promise<void> {
  await noteExpiredRoles(tx, sql`held.project_id = ANY(${[...ids]}::uuid[])`);
  const held = await tx.db.userRole.findMany({
    where: { project_id: { in: [...ids] }, is_active: true },
    select: { id: true },
  });
  await endRoles(
    tx,
    held.map(({ id }) => id),
    'project_deleted',
  );
}

/** The snapshot of `project` as its event keeps it: without names of people, which are added when it is read. */
const namelessSnapshot = sql`jsonb_set(project.termination_metadata, '{user_roles}', (
  SELECT coalesce(jsonb_agg(entry.was - 'user_username' ORDER BY entry.place), '[]'::jsonb)
  FROM jsonb_array_elements(project.termination_metadata -> 'user_roles') WITH ORDINALITY AS entry (was, place)))`;

const live = sql`live`;

/** The live roles of `project`, with the keys that other systems know, and where each of them stands. */
function snapshot(now: Date) {
  return sql`(SELECT coalesce(jsonb_agg(jsonb_build_object(
      'user_id', live.user_id::text, 'user_username', person.username, 'role_id', live.role_id::text, 'role_name', role.name,
      'created_by_id', live.created_by_id::text, 'original_created', live.created,
      'original_expiration_time', live.expiration_time, 'is_restored', false, 'restored_at', NULL, 'restored_by', NULL,
      'invitation_uuid', NULL, 'invited_at', NULL) ORDER BY live.created, live.id), '[]'::jsonb)
    FROM user_role AS live JOIN role ON role.id = live.role_id JOIN user_account AS person ON person.id = live.user_id
    WHERE live.project_id = project.id AND ${isLive(live, now)})`;
}

import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { PERMISSION_REQUEST, permissionRequest } from '@/lib/plugins/notification-kinds/permission-request';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { givenRole } from '@/lib/services/invitation-lives/given-role';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

/** Ends the group invitations that a condition on `group_invitation` finds, with the requests that wait. A fixed number of statements. */
export async function endGroupInvitations(tx: Ctx, condition: Sql): Promise<void> {
  const ended = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE group_invitation SET is_active = false, modified = ${tx.now}::timestamptz
    WHERE (${condition}) AND is_active RETURNING id`);
  const ids = ended.map(({ id }) => id);
  await recordInvitationEvents(tx, ids, 'user_group_invitation_updated');
  await cancelRequests(tx, sql`group_invitation_id IN (SELECT id FROM group_invitation WHERE (${condition}))`);
}

async function cancelRequests(tx: Ctx, condition: Sql): Promise<void> {
  const canceled = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE permission_request SET state = 'canceled' WHERE (${condition}) AND state = 'pending' RETURNING id`);
  await followEndedPermissionRequests(
    tx,
    canceled.map(({ id }) => id),
  );
}

type Ended = {
  request_uuid: string;
  asker_id: string;
  state: 'approved' | 'rejected' | 'canceled';
  creates_project: boolean;
  role: string;
  place: string;
  project: string | null;
  review_comment: string;
};

/** What follows when requests to join have ended: those who asked are told, and nobody decides any more. */
export async function followEndedPermissionRequests(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ended = await tx.db.$queryRaw<Ended[]>(sql`
    SELECT asked.id AS request_uuid, asked.created_by_id AS asker_id, asked.state, asked.review_comment,
      link.auto_create_project AS creates_project, ${givenRole} AS role, coalesce(project.name, customer.name) AS place,
      (SELECT made.name FROM project AS made WHERE made.id = asked.project_id) AS project
    FROM permission_request AS asked JOIN group_invitation AS link ON link.id = asked.group_invitation_id
    LEFT JOIN project ON project.id = link.project_id
    LEFT JOIN customer ON customer.id = link.customer_id
    WHERE asked.id = ANY(${[...ids]}::uuid[]) ORDER BY asked.id`);
  const messages = ended.map(({ asker_id: to, ...facts }) => {
    const { request_uuid: id, state } = facts;
    const about = { type: PERMISSION_REQUEST, id };
    return messageOf(permissionRequest, facts, { to, about, dedupeKey: `${PERMISSION_REQUEST}:${id}:${state}` });
  });
  await queueMessages(tx, messages);
  tx.emit({ type: 'permission_requests.changed', requestIds: ids });
}

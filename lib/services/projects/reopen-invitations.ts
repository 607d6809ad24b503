import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';

/** The condition that an `invitation` by an earlier recovery was canceled by the deletion of `project`, and would not have expired since. */
export function isReopenable(now: Date): Sql {
  return sql`(invitation.project_id = project.id AND invitation.is_of_recovery AND invitation.state = 'canceled'
    AND invitation.modified = project.removed_at AND (invitation.expires_at IS NULL OR invitation.expires_at > ${now}::timestamptz))`;
}

/** Whose invitation it is; without an account of that address, the address alone. The role with a dot. */
export type Reopenable = { user_uuid: string; username: string; role: string };

/** Such invitations of a deleted project. One statement. */
export function findReopenable({ db, now }: Ctx, projectId: string): Promise<Reopenable[]> {
  return db.$queryRaw<Reopenable[]>(sql`
    SELECT coalesce(person.id::text, '') AS user_uuid, coalesce(person.username, invitation.email) AS username, ${shownRoleName} AS role
    FROM project JOIN invitation ON ${isReopenable(now)} JOIN role ON role.id = invitation.role_id
    LEFT JOIN user_account AS person ON person.email <> '' AND ascii_address(person.email) = ascii_address(invitation.email)
    WHERE project.id = ${projectId}::uuid ORDER BY invitation.email, invitation.id`);
}

/** Has the invitations of an earlier recovery hold again where its deleted project is recovered: nobody is mailed twice. */
export async function reopenInvitations(tx: Ctx, projectId: string): Promise<void> {
  const { db, now } = tx;
  const reopened = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE invitation SET state = CASE WHEN invitation.link_id IS NULL THEN 'project' ELSE 'pending' END, modified = ${now}::timestamptz
    FROM project WHERE project.id = ${projectId}::uuid AND ${isReopenable(now)} RETURNING invitation.id`);
  await recordInvitationEvents(
    tx,
    reopened.map(({ id }) => id),
    'user_invitation_updated',
  );
}

/** Leaves invitations of earlier recoveries of a project as they are for good, because they were to a place in another customer. */
export async function keepCanceled(tx: Ctx, projectId: string): Promise<void> {
  await tx.db.invitation.updateMany({
    where: { project_id: projectId, is_of_recovery: true },
    data: { is_of_recovery: false },
  });
}

import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';

/** The condition that an `invitation` by an earlier recovery was canceled by the deletion of `project`, and would not have expired since. */
export function isReopenable(now: Date): Sql {
  return sql`(invitation.project_id = project.id AND invitation.is_of_recovery AND invitation.state = 'canceled'
    AND invitation.modified = project.removed_at AND (invitation.expires_at IS NULL OR invitation.expires_at > ${now}::timestamptz))`;
}

/** Whether a deleted project has such invitations. */
export async function hasReopenable({ db, now }: Ctx, projectId: string): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>(sql`
    SELECT FROM project JOIN invitation ON ${isReopenable(now)} WHERE project.id = ${projectId}::uuid LIMIT 1`);
  return found.length > 0;
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

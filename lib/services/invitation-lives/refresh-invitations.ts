import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Has the actions about the invitations and the requests to join of projects computed again: they name their project, and end with it. */
export async function refreshInvitations({ db, emit }: Ctx, projectIds: readonly string[]): Promise<void> {
  const ids = sql`ANY(${[...projectIds]}::uuid[])`;
  const [found] = await db.$queryRaw<{ invitationIds: string[]; requestIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT id FROM invitation WHERE project_id = ${ids} AND state = 'pending')::text[] AS "invitationIds",
      ARRAY(SELECT asked.id FROM permission_request AS asked JOIN group_invitation AS link ON link.id = asked.group_invitation_id
        WHERE link.project_id = ${ids} AND asked.state = 'pending')::text[] AS "requestIds"`);
  if (found === undefined) return;
  const { invitationIds, requestIds } = found;
  if (invitationIds.length > 0) emit({ type: 'invitations.changed', invitationIds });
  if (requestIds.length > 0) emit({ type: 'permission_requests.changed', requestIds });
}

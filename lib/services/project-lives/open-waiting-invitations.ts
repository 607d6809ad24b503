import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { mailInvitations } from '@/lib/services/invitation-lives/mail-invitations';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Mails the invitations that waited for the start of their project, where it takes people now. Says how many. */
export async function openWaitingInvitations(tx: Ctx): Promise<number> {
  const waiting = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT invitation.id FROM ${projectTables(tx.now)} JOIN invitation ON invitation.project_id = project.id
    WHERE invitation.state = 'project' AND NOT project.is_removed AND life.state NOT IN ('creating', 'expired')
      AND NOT customer.blocked AND NOT customer.archived
    ORDER BY invitation.id FOR UPDATE OF invitation`);
  const ids = waiting.map(({ id }) => id);
  await mailInvitations(tx, ids);
  await recordInvitationEvents(tx, ids, 'user_invitation_updated');
  return ids.length;
}

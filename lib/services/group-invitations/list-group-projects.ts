import type { listGroupProjectsOperation } from '@/lib/contracts/members/group-invitations';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { readGroupInvitationRow } from '@/lib/services/group-invitations/group-invitation-row';
import { isReadable } from '@/lib/services/projects/readable-projects';

/** The projects that a group invitation made and that the caller reads, oldest first. @throws not_found */
export async function listGroupProjects(
  ctx: Ctx,
  { uuid }: InputOf<typeof listGroupProjectsOperation>,
): Promise<AnswerOf<typeof listGroupProjectsOperation>> {
  await readGroupInvitationRow(ctx, uuid);
  return ctx.db.$queryRaw(sql`
    SELECT project.id AS uuid, ${absoluteUrl(apiPath('projects'))} || project.id || '/' AS url
    FROM permission_request AS asked JOIN project ON project.id = asked.project_id
    WHERE asked.group_invitation_id = ${uuid}::uuid AND ${isReadable(ctx)} ORDER BY asked.created, project.id`);
}

import type { checkDuplicateInvitationsOperation } from '@/lib/contracts/members/invitation-commands';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownAs } from '@/lib/db/role-name';
import { findScope, hasRoleIn } from '@/lib/services/invitations/find-scope';
import { requireMayGive } from '@/lib/services/members/may-give';
import { readPlace } from '@/lib/services/members/place';

type Duplicates = AnswerOf<typeof checkDuplicateInvitationsOperation>;

/**
 * Which of these addresses have an open invitation to these roles in a place, for who may invite there or ask for it. A fixed
 * number of statements. @throws validation_failed on scope; not_allowed
 */
export async function checkDuplicateInvitations(
  ctx: Ctx,
  { invitations, scope }: InputOf<typeof checkDuplicateInvitationsOperation>,
): Promise<Duplicates> {
  const place = await readPlace(ctx, await findScope(ctx, scope));
  if (!(await hasRoleIn(ctx, place))) await requireMayGive(ctx, place, 'CREATE');
  const duplicates = await ctx.db.$queryRaw<Duplicates['duplicates']>(sql`
    SELECT asked.email, ${shownAs(sql`asked.role`)} AS role, invitation.id AS existing_invitation_uuid
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb) AS (email text, role text)) WITH ORDINALITY AS asked (email, role, place)
    JOIN role ON role.id::text = lower(asked.role) OR role.name = asked.role
    JOIN invitation ON ascii_address(invitation.email) = ascii_address(asked.email) AND invitation.role_id = role.id
      AND coalesce(invitation.project_id, invitation.customer_id) = ${place.uuid}::uuid
    WHERE invitation.state IN ('requested', 'project', 'pending')
      AND NOT (invitation.state = 'pending' AND invitation.expires_at <= ${ctx.now}::timestamptz)
    ORDER BY asked.place, invitation.id`);
  return { duplicates };
}

import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { fewAndOne, fewOrAll } from '@/lib/services/jobs/few-or-all';

/** Has the actions about the invitations and the requests to join of projects computed again: they name their project, and end with it. */
export async function refreshInvitations(ctx: Ctx, projectIds: readonly string[]): Promise<void> {
  await refresh(ctx, (row) => sql`${row}.project_id = ANY(${[...projectIds]}::uuid[])`);
}

/** The same of a customer and all its projects, which are named with it. */
export async function refreshInvitationsOfCustomer(ctx: Ctx, customerId: string): Promise<void> {
  await refresh(
    ctx,
    (row) => sql`(${row}.customer_id = ${customerId}::uuid
      OR ${row}.project_id IN (SELECT project.id FROM project WHERE project.customer_id = ${customerId}::uuid))`,
  );
}

/** @param isMeant a condition on a row with project_id and customer_id. */
async function refresh({ db, emit }: Ctx, isMeant: (row: Sql) => Sql): Promise<void> {
  const [found] = await db.$queryRaw<{ invitationIds: string[]; requestIds: string[] }[]>(sql`
    SELECT ARRAY(SELECT id FROM invitation WHERE ${isMeant(sql`invitation`)} AND state = 'pending' ${fewAndOne})::text[] AS "invitationIds",
      ARRAY(SELECT asked.id FROM permission_request AS asked JOIN group_invitation AS link ON link.id = asked.group_invitation_id
        WHERE ${isMeant(sql`link`)} AND asked.state = 'pending' ${fewAndOne})::text[] AS "requestIds"`);
  if (found === undefined) return;
  const { invitationIds, requestIds } = found;
  if (invitationIds.length > 0) emit({ type: 'invitations.changed', invitationIds: fewOrAll(invitationIds) });
  if (requestIds.length > 0) emit({ type: 'permission_requests.changed', requestIds: fewOrAll(requestIds) });
}

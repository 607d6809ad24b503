import { randomUUID } from 'node:crypto';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';
import { INVITATION, invitation } from '@/lib/plugins/notification-kinds/invitation';
import { invitationKey, mailInvitations } from '@/lib/services/invitation-lives/mail-invitations';
import { invitationTables } from '@/lib/services/invitations/invitation-row';
import { mayAddRole } from '@/lib/services/invitations/may-add';
import type { Place } from '@/lib/services/members/place';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

/** Mails invitations that are approved, or has them wait where their project has not started. */
export async function openInvitations(tx: Ctx, ids: readonly string[], { state }: Pick<Place, 'state'>): Promise<void> {
  if (state !== 'creating') return mailInvitations(tx, ids);
  await tx.db.invitation.updateMany({
    where: { id: { in: [...ids] } },
    data: { state: 'project', link_id: null, token_hash: null, modified: tx.now },
  });
  tx.emit({ type: 'invitations.changed', invitationIds: ids });
}

type Reviewer = {
  reviewer_id: string;
  reviewer_email: string;
  role: string;
  place: string;
  inviter: string | null;
  address: string;
};

/** Mails who may add the role of an invitation that it is asked for; staff where there is nobody. Links that were mailed before end. */
export async function mailReviewers(tx: Ctx, id: string): Promise<void> {
  const linkId = randomUUID();
  await tx.db.invitation.update({
    where: { id },
    data: { state: 'requested', link_id: linkId, token_hash: null, expires_at: null, modified: tx.now },
  });
  const mayDecide = mayAddRole(sql`person.id`, tx.now);
  const found = await findReviewers(tx, id, mayDecide);
  const reviewers = found.length > 0 ? found : await findReviewers(tx, id, sql`person.is_staff`);
  const messages = reviewers.map(({ reviewer_email, ...requested }) => {
    const facts = { mail: 'requested', invitation_uuid: id, link_id: linkId, ...requested } as const;
    const dedupeKey = `${invitationKey(linkId)}:${requested.reviewer_id}`;
    return messageOf(invitation, facts, { address: reviewer_email, about: { type: INVITATION, id }, dedupeKey });
  });
  await queueMessages(tx, messages);
  tx.emit({ type: 'invitations.changed', invitationIds: [id] });
}

function findReviewers({ db }: Ctx, id: string, condition: Sql): Promise<Reviewer[]> {
  return db.$queryRaw<Reviewer[]>(sql`
    SELECT person.id AS reviewer_id, person.email AS reviewer_email, ${roleWords} AS role,
      coalesce(project.name, customer.name) AS place, nullif(inviter.full_name, '') AS inviter, invitation.email AS address
    FROM ${invitationTables} LEFT JOIN user_account AS inviter ON inviter.id = invitation.created_by_id
    CROSS JOIN user_account AS person
    WHERE invitation.id = ${id}::uuid AND person.status = 'active' AND NOT person.is_service_account AND person.email <> ''
      AND person.id IS DISTINCT FROM invitation.created_by_id AND ${condition}
    ORDER BY person.id`);
}

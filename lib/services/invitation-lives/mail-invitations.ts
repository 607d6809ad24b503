import { randomUUID } from 'node:crypto';
import { linkSecret } from '@/lib/auth/link-secret';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';
import { INVITATION, invitation } from '@/lib/plugins/notification-kinds/invitation';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';
import { readSettings } from '@/lib/services/settings/read-settings';

const DAY_MS = 86_400_000;

type Mailed = {
  id: string;
  email: string;
  link_id: string;
  role: string;
  place: string;
  inviter: string | null;
  text: string;
};

/**
 * Makes new links of invitations, which ends the ones before, and mails them: they are pending until they expire. A fixed number
 * of statements.
 */
export async function mailInvitations(tx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { INVITATION_LIFETIME_DAYS: days } = await readSettings(tx.db);
  const expiresAt = new Date(tx.now.getTime() + days * DAY_MS);
  const links = ids.map((id) => {
    const link_id = randomUUID();
    return { id, link_id, hash: Buffer.from(hashOfSecret(linkSecret(link_id))).toString('hex') };
  });
  const mailed = await tx.db.$queryRaw<Mailed[]>(sql`
    UPDATE invitation SET state = 'pending', link_id = link.link_id, token_hash = decode(link.hash, 'hex'),
      expires_at = ${expiresAt}::timestamptz, modified = ${tx.now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS link (id uuid, link_id uuid, hash text), role
    WHERE invitation.id = link.id AND role.id = invitation.role_id
    RETURNING invitation.id, invitation.email, invitation.link_id, ${roleWords} AS role,
      coalesce((SELECT project.name FROM project WHERE project.id = invitation.project_id),
        (SELECT customer.name FROM customer WHERE customer.id = invitation.customer_id)) AS place,
      (SELECT nullif(inviter.full_name, '') FROM user_account AS inviter WHERE inviter.id = invitation.created_by_id) AS inviter,
      invitation.extra_invitation_text AS text`);
  const messages = mailed.map(({ email, id, ...invited }) => {
    const facts = { mail: 'invited', invitation_uuid: id, expires_at: expiresAt.toISOString(), ...invited } as const;
    return messageOf(invitation, facts, {
      address: email,
      about: { type: INVITATION, id },
      dedupeKey: invitationKey(invited.link_id),
    });
  });
  await queueMessages(tx, messages);
  tx.emit({ type: 'invitations.changed', invitationIds: ids });
}

/** How the outbox knows the message with a link. */
export function invitationKey(linkId: string): string {
  return `invitation:${linkId}`;
}

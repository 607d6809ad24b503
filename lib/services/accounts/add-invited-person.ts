import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { freeUsername } from '@/lib/services/accounts/free-username';
import { change, changed, unchanged } from '@/lib/services/audit/change';

/**
 * Makes the account of somebody who is invited, by an address that an identity provider has confirmed; they accept once they are
 * signed in. Null for an address to which no invitation is pending.
 */
export function addInvitedPerson(ctx: Ctx, email: string): Promise<{ id: string; status: string } | null> {
  return change(ctx, { operation: 'invited_person_add', subjectType: 'user' }, async (tx) => {
    const at = sql`${tx.now}::timestamptz`;
    const [added] = await tx.db.$queryRaw<{ id: string; status: string }[]>(sql`
      INSERT INTO user_account (email, username, full_name, created, modified)
      SELECT ${email}, ${await freeUsername(tx, email)}, invitation.full_name, ${at}, ${at} FROM invitation
      WHERE ascii_address(invitation.email) = ascii_address(${email}) AND invitation.state = 'pending' AND invitation.expires_at > ${at}
      ORDER BY invitation.created DESC LIMIT 1
      ON CONFLICT (ascii_address(email)) WHERE email <> '' DO NOTHING RETURNING id, status`);
    return added === undefined ? unchanged(null) : changed(added, { subjectId: added.id, onBehalfOfId: added.id });
  });
}

import type { InputOf } from '@/lib/contracts/operation';
import { createUserOperation, type Invitation } from '@/lib/contracts/people/users';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { freeUsername } from '@/lib/services/accounts/free-username';
import { change, changed } from '@/lib/services/audit/change';
import { sendInvitation } from '@/lib/services/people/invite-user';

/** Adds a person and invites them by mail. @throws already_exists when somebody has that address */
export async function createUser(
  ctx: Ctx,
  { email, full_name, is_staff, is_support }: InputOf<typeof createUserOperation>,
): Promise<Invitation> {
  return change(ctx, { operation: createUserOperation.id, subjectType: 'user' }, async (tx) => {
    const at = sql`${tx.now}::timestamptz`;
    const [added] = await tx.db.$queryRaw<{ id: string }[]>(sql`
      INSERT INTO user_account (email, username, full_name, is_staff, is_support, created, modified)
      VALUES (${email}, ${await freeUsername(tx, email)}, ${full_name}, ${is_staff}, ${is_support}, ${at}, ${at})
      ON CONFLICT (ascii_address(email)) WHERE email <> '' DO NOTHING RETURNING id`);
    if (added === undefined) throw new DomainError('already_exists', { detail: `${email} is already in use.` });
    const facts = { is_staff, is_support };
    return changed(await sendInvitation(tx, added.id), { subjectId: added.id, facts });
  });
}

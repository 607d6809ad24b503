import { can } from '@/lib/auth/permissions';
import { emailAddress } from '@/lib/contracts/people/email-address';
import type { PasswordLink } from '@/lib/contracts/people/users';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { createPasswordLink } from '@/lib/services/accounts/create-password-link';
import { freeUsername } from '@/lib/services/accounts/free-username';
import { change, changed } from '@/lib/services/audit/change';

/**
 * Makes a member of staff of the person with this e-mail address, who is created when unknown, and a link to set a password.
 * @throws validation_failed for what is no address; rule_broken when the person is suspended or deleted
 */
export async function createAdmin(ctx: Ctx, typed: string): Promise<PasswordLink> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const read = emailAddress.safeParse(typed);
  if (!read.success) throw fieldError('email', read.error.issues[0]?.message ?? '');
  const email = read.data;
  return change(ctx, { operation: 'admin_create', subjectType: 'user' }, async (tx) => {
    const name = email.split('@')[0] ?? email;
    const [admin] = await tx.db.$queryRaw<{ id: string; status: string }[]>(sql`
      INSERT INTO user_account AS person (email, username, full_name, is_staff, created, modified)
      VALUES (${email}, ${await freeUsername(tx, email)}, ${name}, true, ${tx.now}::timestamptz, ${tx.now}::timestamptz)
      ON CONFLICT (ascii_address(email)) WHERE email <> '' DO UPDATE SET is_staff = true, is_demo = false, modified = excluded.modified
      RETURNING person.id, person.status`);
    if (admin?.status !== 'active') {
      throw new DomainError('rule_broken', { detail: `${email} is ${admin?.status}: use another email address.` });
    }
    return changed(await createPasswordLink(tx, { uuid: admin.id }), { subjectId: admin.id });
  });
}

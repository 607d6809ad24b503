import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { issueToken } from '@/lib/services/people/issue-token';

/**
 * Makes an API token for the active person with an e-mail address, and returns its text. For the installation's owner.
 * @throws not_allowed for anybody else; not_found with a sentence that says what is wrong with the person
 */
export async function createTokenFor(ctx: Ctx, typed: string): Promise<string> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const email = typed.trim().toLowerCase();
  const person = await ctx.db.user.findUnique({ where: { email }, select: { id: true, status: true } });
  if (person === null) throw new DomainError('not_found', { detail: `Nobody has the e-mail address ${email}.` });
  if (person.status !== 'active') throw new DomainError('not_found', { detail: `${email} is ${person.status}.` });
  const { token } = await issueToken(ctx, person.id, 'command');
  return token;
}

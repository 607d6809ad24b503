import { hashPassword } from '@/lib/auth/password-hash';
import { personColumns } from '@/lib/auth/person-columns';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { registerInvitedUserOperation } from '@/lib/contracts/members/invitation-commands';
import { invitationStates } from '@/lib/contracts/members/invitations';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { PersonActor } from '@/lib/core/actor';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import { freeUsername } from '@/lib/services/accounts/free-username';
import type { Origin } from '@/lib/services/accounts/note-network';
import { findPasswordError } from '@/lib/services/accounts/password-rules';
import { takeLinkTry } from '@/lib/services/accounts/take-attempt';
import { change, changed } from '@/lib/services/audit/change';
import { admit } from '@/lib/services/invitations/accept-user-invitation';
import { holdInvitation, requireState } from '@/lib/services/invitations/held-invitation';

type Given = InputOf<typeof registerInvitedUserOperation>;
type Registered = AnswerOf<typeof registerInvitedUserOperation>;

/**
 * Makes somebody an active person with the address that was invited, by the link of the mail alone, and accepts. What is refused
 * makes no account.
 * @throws not_found for a wrong or used token; moved_on for an invitation that is not pending, and for an address that has an
 * account; validation_failed for a weak password; then what adding a member throws; too_many_requests for networks that try many
 */
export async function registerInvited(
  ctx: Ctx,
  { full_name, password, token, uuid }: Given,
  { network }: Pick<Origin, 'network'>,
): Promise<Registered> {
  const link = await findLink(ctx, uuid, token);
  if (link === null) {
    await takeLinkTry(ctx, network);
    throw new DomainError('not_found');
  }
  requireState(link, 'pending');
  await requireNoAccount(ctx, link.email);
  const error = findPasswordError(password, { email: link.email, full_name });
  if (error !== null) throw fieldError('password', error);
  const passwordHash = await hashPassword(password);
  return change(ctx, { operation: registerInvitedUserOperation.id, subjectType: 'invitation' }, async (tx) => {
    const held = await holdInvitation(tx, uuid);
    if ((await findLink(tx, uuid, token)) === null) throw new DomainError('not_found');
    requireState(held, 'pending');
    const person = await addPerson(tx, { email: held.email, full_name, passwordHash });
    const actor: PersonActor = { kind: 'person', via: 'session', scope: 'write', credential: uuid, ...person };
    await admit({ ...tx, actor }, held, person.userId);
    return changed(
      { username: person.username },
      { subjectId: uuid, onBehalfOfId: person.userId, facts: { role: held.role_name } },
    );
  });
}

/** Where a live link leads: the state, the address and the name of its invitation. Null for a wrong or used token. */
export async function findLink({ db, now }: Ctx, uuid: string, token: string) {
  const found = await db.invitation.findFirst({
    where: { id: uuid, token_hash: hashOfSecret(token), state: { not: 'accepted' } },
    select: { state: true, email: true, full_name: true, expires_at: true },
  });
  if (found === null) return null;
  const hasExpired = found.state === 'pending' && found.expires_at !== null && found.expires_at <= now;
  const state = invitationStates.find((one) => one === (hasExpired ? 'expired' : found.state));
  return state === undefined ? null : { email: found.email, full_name: found.full_name, state };
}

/** @throws moved_on saying what to do instead */
async function requireNoAccount({ db }: Ctx, email: string): Promise<void> {
  const account = await findByEmail(db, email);
  if (account === undefined) return;
  const detail = account.status === 'active' ? 'Sign in to accept.' : 'This account is not active.';
  throw new DomainError('moved_on', { detail });
}

type New = { email: string; full_name: string; passwordHash: string };
type Added = Omit<PersonActor, 'kind' | 'via' | 'scope' | 'credential'> & { username: string };

async function addPerson(tx: Ctx, { email, full_name, passwordHash }: New): Promise<Added> {
  const at = sql`${tx.now}::timestamptz`;
  const username = await freeUsername(tx, email);
  const [added] = await tx.db.$queryRaw<Added[]>(sql`
    INSERT INTO user_account AS person (email, username, full_name, password_hash, created, modified)
    VALUES (${email}, ${username}, ${full_name}, ${passwordHash}, ${at}, ${at})
    ON CONFLICT (ascii_address(email)) WHERE email <> '' DO NOTHING
    RETURNING ${personColumns(tx.now)}, person.username`);
  if (added === undefined) await requireNoAccount(tx, email);
  if (added === undefined) throw new DomainError('moved_on');
  return added;
}

import { personColumns } from '@/lib/auth/person-columns';
import { SESSION_DAYS, type Session } from '@/lib/auth/session-cookie';
import type { PersonActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { noteNetwork, type Origin } from '@/lib/services/accounts/note-network';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { cancelWarnings } from '@/lib/services/ledger/cancel-warnings';

const DAY_MS = 86_400_000;

/** How somebody signs in. */
export const signInMethods = ['password', 'link', 'demo', 'oidc'] as const;

export type SignInMethod = (typeof signInMethods)[number];

type AdmittedRow = Omit<PersonActor, 'kind' | 'via' | 'scope' | 'credential'> & { isFirst: boolean };

/** `when`: a further condition on the row `person`, asked under its lock. */
type Admission = { method: SignInMethod; userId: string; origin: Origin; when?: Sql };

/**
 * Lets a person in, if still active, and records it. `also` runs in the same transaction. Who comes by password
 * or link from a network that they have not come from before is told so by mail.
 * @throws not_authenticated when the account is not active any more, or `when` does not hold
 */
export async function admitPerson(
  ctx: Ctx,
  { method, userId, origin, when = sql`TRUE` }: Admission,
  also: (tx: Ctx) => Promise<void> = async () => undefined,
): Promise<Session> {
  return transaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<AdmittedRow[]>(sql`
      UPDATE user_account AS person SET last_sign_in_at = ${tx.now}::timestamptz
      FROM (SELECT id, last_sign_in_at FROM user_account WHERE id = ${userId}::uuid FOR NO KEY UPDATE) AS before
      WHERE person.id = before.id AND person.status = 'active' AND ${when}
      RETURNING ${personColumns(tx.now)}, before.last_sign_in_at IS NULL AS "isFirst"`);
    if (row === undefined) throw new DomainError('not_authenticated');
    const { isFirst, ...person } = row;
    await cancelWarnings(tx, sql`subject.user_id = ${userId}::uuid`, { reason: 'signed_in' });
    const sessionId = await startSession(tx, method, userId, origin);
    const actor: PersonActor = { kind: 'person', via: 'session', scope: 'write', credential: sessionId, ...person };
    await recordAudit(
      { ...tx, actor },
      { operation: 'sign_in', subjectType: 'user', subjectId: userId, facts: { way: method } },
    );
    await also(tx);
    if (method === 'password' || method === 'link') await noteNetwork(tx, userId, origin, isFirst);
    return { userId, sessionId };
  });
}

/** Adds the row of a session, and returns its id. */
async function startSession(tx: Ctx, method: SignInMethod, user_id: string, origin: Origin): Promise<string> {
  const expires_at = new Date(tx.now.getTime() + SESSION_DAYS * DAY_MS);
  const { id } = await tx.db.session.create({
    data: { user_id, method, ...origin, created: tx.now, last_seen_at: tx.now, expires_at },
    select: { id: true },
  });
  tx.touch({ topic: 'sessions', userIds: [user_id] });
  return id;
}

/** Why nobody was let in; for the records, never for who signs in. */
export type SignInFailure =
  | 'unknown_account'
  | 'wrong_password'
  | 'no_password'
  | 'not_active'
  | 'unconfirmed_email'
  | 'spent_link';

/** Records a refused sign-in. What was typed is not kept: people type passwords into the wrong field. */
export async function recordFailedSignIn(
  ctx: Ctx,
  method: SignInMethod,
  failure: SignInFailure,
  { userId = null, network = null }: { userId?: string | null; network?: string | null } = {},
): Promise<DomainError> {
  const facts = { way: method, fault: failure, ...(network !== null && { network }) };
  await recordAudit(ctx, { operation: 'sign_in', subjectType: 'user', subjectId: userId, result: 'refused', facts });
  return new DomainError('not_authenticated');
}

import type { PersonActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { noteNetwork, type Origin } from '@/lib/services/people/note-network';
import { recordAudit } from '@/lib/services/records/record-audit';

/** How somebody signs in. */
export type SignInWay = 'password' | 'link' | 'demo' | 'oidc';

/** A session that begins: whose it is, and of which generation. */
export type StartedSession = { userId: string; generation: number };

type AdmittedRow = Omit<PersonActor, 'kind' | 'via' | 'scope' | 'credential'> & {
  generation: number;
  isFirst: boolean;
};

/** `passwordHash`: what the password was compared with. A password that was changed since opens nothing. */
type Admission = { way: SignInWay; userId: string; origin?: Origin; passwordHash?: string };

/**
 * Lets a person in, if still active, and records it. `also` runs in the same transaction. Who comes from a network that
 * they have not come from before is told so by mail.
 * @throws not_authenticated when the account is not active any more, or its password another one
 */
export async function admitPerson(
  ctx: Ctx,
  { way, userId, origin, passwordHash }: Admission,
  also: (tx: Ctx) => Promise<void> = async () => undefined,
): Promise<StartedSession> {
  return transaction(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<AdmittedRow[]>(sql`
      UPDATE user_account AS person SET last_sign_in_at = ${tx.now}::timestamptz
      FROM (SELECT id, last_sign_in_at FROM user_account WHERE id = ${userId}::uuid FOR NO KEY UPDATE) AS before
      WHERE person.id = before.id AND person.status = 'active' ${passwordHash === undefined ? empty : sql`AND person.password_hash = ${passwordHash}`}
      RETURNING person.id AS "userId", full_name AS name, email, is_staff AS "isStaff", is_support AS "isSupport",
        time_zone AS "timeZone", session_generation AS generation, before.last_sign_in_at IS NULL AS "isFirst"`);
    if (row === undefined) throw new DomainError('not_authenticated');
    const { generation, isFirst, ...person } = row;
    const actor: PersonActor = {
      kind: 'person',
      via: 'session',
      scope: 'write',
      credential: String(generation),
      ...person,
    };
    await recordAudit(
      { ...tx, actor },
      { operation: 'sign_in', subjectType: 'user', subjectId: userId, facts: { way } },
    );
    await also(tx);
    if (origin !== undefined) await noteNetwork(tx, userId, origin, isFirst);
    return { userId, generation };
  });
}

/** Why nobody was let in; for the records, never for the person at the door. */
export type SignInFault =
  | 'unknown_account'
  | 'wrong_password'
  | 'no_password'
  | 'not_active'
  | 'unconfirmed_email'
  | 'spent_link';

/** Records a refused sign-in. What was typed is not kept: people type passwords into the wrong field. */
export async function refuseSignIn(
  ctx: Ctx,
  way: SignInWay,
  fault: SignInFault,
  { userId = null, network = null }: { userId?: string | null; network?: string | null } = {},
): Promise<DomainError> {
  const facts = { way, fault, ...(network !== null && { network }) };
  await recordAudit(ctx, { operation: 'sign_in', subjectType: 'user', subjectId: userId, result: 'refused', facts });
  return new DomainError('not_authenticated');
}

import { isPassword } from '@/lib/auth/password-hash';
import type { Session } from '@/lib/auth/session-cookie';
import { asciiAddress } from '@/lib/core/ascii-address';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { admitPerson, recordFailedSignIn, type SignInFailure } from '@/lib/services/accounts/conclude-sign-in';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import type { Origin } from '@/lib/services/accounts/note-network';
import { notifyOfRepeatedFailures } from '@/lib/services/accounts/notify-of-repeated-failures';
import { forgetSignInFailures, takeSignInAttempt } from '@/lib/services/accounts/take-attempt';

export type PasswordSignIn = {
  email: string;
  password: string;
  origin: Origin;
};

type Account = { id: string; status: string; password_hash: string | null };

/**
 * Starts a session for who knows the password of an active account; every failure looks and takes the same.
 * @throws not_authenticated, too_many_requests
 */
export async function signInWithPassword(
  ctx: Ctx,
  { email: typed, password, origin }: PasswordSignIn,
): Promise<Session> {
  const { network } = origin;
  const attempt = { email: asciiAddress(typed.trim().toLowerCase()), network };
  const { usedUp, rateLimitError } = await takeSignInAttempt(ctx, attempt);
  const account = await findByEmail(ctx.db, attempt.email);
  const notifyOfFailures = async () => {
    for (const one of usedUp) await notifyOfRepeatedFailures(ctx, one, { userId: account?.id ?? null, network });
  };
  if (rateLimitError !== null) {
    await notifyOfFailures();
    throw rateLimitError;
  }
  const fits = await isPassword(password, account?.password_hash ?? null);
  const failure = findFailure(account, fits);
  if (account === undefined || failure !== null) {
    await notifyOfFailures();
    throw await recordFailedSignIn(ctx, 'password', failure ?? 'unknown_account', {
      userId: account?.id ?? null,
      network,
    });
  }
  // A password that was changed while it was compared opens nothing.
  const when = sql`person.password_hash = ${account.password_hash}`;
  return admitPerson(ctx, { method: 'password', userId: account.id, origin, when }, ({ db }) =>
    forgetSignInFailures(db, attempt),
  );
}

function findFailure(account: Account | undefined, fits: boolean): SignInFailure | null {
  if (account === undefined) return 'unknown_account';
  if (account.password_hash === null) return 'no_password';
  if (!fits) return 'wrong_password';
  return account.status === 'active' ? null : 'not_active';
}

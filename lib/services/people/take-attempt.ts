import { createHash } from 'node:crypto';
import { DomainError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

export const WINDOW_MINUTES = 15;
const WINDOW_MS = WINDOW_MINUTES * 60_000;
/** Attempts are counted within this long; then the count begins anew. */
export const WINDOW = sql`make_interval(mins => ${WINDOW_MINUTES}::int)`;

/** How many attempts to sign in may fail within a quarter of an hour. */
export const MOST_FAILURES = { account: 10, network: 30 } as const;

/** How many links may be asked for within a quarter of an hour, whether there is such an account or not. */
export const MOST_LINKS = { link_account: 5, link_network: 30 } as const;

const mostOf = { ...MOST_FAILURES, ...MOST_LINKS };

type Counted = keyof typeof mostOf;
type Throttled = keyof typeof MOST_FAILURES;

/** A count that an attempt filled: of what, and within which window, under a name that tells it from all others. */
export type UsedUp = { throttled: Throttled; windowName: string };

type Taken = { usedUp: readonly UsedUp[]; refusal: DomainError | null };

/** What an attempt is counted under. */
export type Attempt = { email: string; network: string | null };

/**
 * Counts a sign-in attempt before its password is looked at, so that parallel ones cannot slip through.
 * The network comes first: one that is out of attempts cannot use up those of accounts.
 * @returns what has no further attempt within its window; and the refusal of an account that was out of them before
 * @throws too_many_requests with the seconds to wait, of a network that was out of them
 */
export async function takeSignInAttempt(ctx: Ctx, { email, network }: Attempt): Promise<Taken> {
  const ofNetwork = network === null ? null : await take(ctx, 'network', network);
  const ofAccount = await take(ctx, 'account', email).catch((error: unknown) => {
    if (error instanceof DomainError) return error;
    throw error;
  });
  const usedUp: UsedUp[] = ofNetwork === null ? [] : [{ throttled: 'network', windowName: ofNetwork }];
  if (ofAccount instanceof DomainError) return { usedUp, refusal: ofAccount };
  if (ofAccount !== null) usedUp.push({ throttled: 'account', windowName: ofAccount });
  return { usedUp, refusal: null };
}

/** Counts a link that opened nothing, with those that the network asks for. @throws too_many_requests with the seconds to wait */
export async function takeLinkTry(ctx: Ctx, network: string | null): Promise<void> {
  if (network !== null) await take(ctx, 'link_network', network);
}

/**
 * Counts that somebody asks for a link to an account by mail. These counts are apart from those of sign-ins, so that
 * asking for links locks nobody out. @throws too_many_requests with the seconds to wait
 */
export async function takeLinkRequest(ctx: Ctx, { email, network }: Attempt): Promise<void> {
  await takeLinkTry(ctx, network);
  await take(ctx, 'link_account', email);
}

/** Forgets an account's failures after a success, and gives the network back the attempt that did not fail. */
export async function forgetSignInFailures(db: Db, { email, network }: Attempt): Promise<void> {
  await db.$executeRaw(sql`DELETE FROM sign_in_throttle WHERE key = ${keyOf('account', email)}`);
  if (network === null) return;
  await db.$executeRaw(sql`
    UPDATE sign_in_throttle SET failures = failures - 1 WHERE key = ${keyOf('network', network)} AND failures > 0`);
}

/** The name of the window that this attempt filled; null while there are attempts left in it. */
async function take(ctx: Ctx, counted: Counted, name: string): Promise<string | null> {
  const key = keyOf(counted, name);
  const [taken] = await ctx.db.$queryRaw<{ failures: number; window_started_at: Date }[]>(sql`
    INSERT INTO sign_in_throttle AS known (key, failures, window_started_at) VALUES (${key}, 1, ${ctx.now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN known.window_started_at <= excluded.window_started_at - ${WINDOW} THEN 1 ELSE known.failures + 1 END,
      window_started_at = CASE WHEN known.window_started_at <= excluded.window_started_at - ${WINDOW}
        THEN excluded.window_started_at ELSE known.window_started_at END
    WHERE known.failures < ${mostOf[counted]}::int
      OR known.window_started_at <= excluded.window_started_at - ${WINDOW}
    RETURNING failures, window_started_at`);
  if (taken === undefined) throw await refusal(ctx, key);
  return taken.failures < mostOf[counted] ? null : `${key} ${taken.window_started_at.toISOString()}`;
}

async function refusal(ctx: Ctx, key: string): Promise<DomainError> {
  const row = await ctx.db.signInThrottle.findUnique({ where: { key }, select: { window_started_at: true } });
  const passedMs = row === null ? 0 : Math.max(0, ctx.now.getTime() - row.window_started_at.getTime());
  const retryAfterSeconds = Math.max(1, Math.ceil((WINDOW_MS - passedMs) / 1000));
  return new DomainError('too_many_requests', { retryAfterSeconds });
}

/** Names are hashed: what strangers type is of any length, and may be a password in the wrong field. */
function keyOf(counted: Counted, name: string): string {
  return `${counted}:${createHash('sha256').update(name).digest('base64url')}`;
}

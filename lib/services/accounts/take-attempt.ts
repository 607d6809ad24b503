import { createHash } from 'node:crypto';
import { DomainError } from '@/lib/core/errors';
import { type Db, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { hasAddress } from '@/lib/db/has-address';

export const WINDOW_MINUTES = 15;
const LINK_WINDOW_MINUTES = 60;

/** The longest within which anything is counted. */
export const LONGEST_WINDOW = sql`make_interval(mins => ${LINK_WINDOW_MINUTES}::int)`;

/**
 * How many attempts to sign in may fail within a quarter of an hour: of one network at one account (`pair`), and of one
 * network at all accounts. At `account`, over all networks, staff are notified; nobody is refused for what others do.
 */
export const MOST_FAILURES = { pair: 10, account: 10, network: 30 } as const;

/**
 * How many links may be asked for within an hour, whether there is such an account or not. `link_account` bounds the emails
 * to one address, over all networks that its person has not signed in from.
 */
export const MOST_LINKS = { link_pair: 5, link_account: 20, link_network: 30 } as const;

const mostOf = { ...MOST_FAILURES, ...MOST_LINKS };

type Counted = keyof typeof mostOf;

/** A count that an attempt filled: of what, and within which window, under a name that tells it from all others. */
export type UsedUp = { counted: 'account' | 'network'; windowName: string };

type Taken = { usedUp: readonly UsedUp[]; rateLimitError: DomainError | null };

/** What an attempt is counted under. Attempts whose network is not known count as if all of them came from one. */
export type Attempt = { email: string; network: string | null };

/**
 * Counts a sign-in attempt before its password is looked at, so that parallel ones cannot slip through.
 * The network comes first: one that is out of attempts cannot use up others, nor make staff look at an account.
 * @returns what has no further attempt within its window; and the refusal of a pair that was out of them before
 * @throws too_many_requests with the seconds to wait, of a network that was out of them
 */
export async function takeSignInAttempt(ctx: Ctx, { email, network }: Attempt): Promise<Taken> {
  const usedUp: UsedUp[] = [];
  if (network !== null) {
    const { filled } = await takeOrThrow(ctx, 'network', network);
    if (filled !== null) usedUp.push({ counted: 'network', windowName: filled });
  }
  const { rateLimitError } = await take(ctx, 'pair', pairName({ email, network }));
  if (rateLimitError !== null) return { usedUp, rateLimitError };
  const { filled } = await take(ctx, 'account', email);
  if (filled !== null) usedUp.push({ counted: 'account', windowName: filled });
  return { usedUp, rateLimitError: null };
}

/** Counts a link that opened nothing, with those that the network asks for. @throws too_many_requests with the seconds to wait */
export async function takeLinkTry(ctx: Ctx, network: string | null): Promise<void> {
  if (network !== null) await takeOrThrow(ctx, 'link_network', network);
}

/**
 * Counts that somebody asks for a link to an account by email. These counts are apart from those of sign-ins, so that
 * asking for links locks nobody out. @throws too_many_requests with the seconds to wait
 */
export async function takeLinkRequest(ctx: Ctx, { email, network }: Attempt): Promise<void> {
  await takeLinkTry(ctx, network);
  await takeOrThrow(ctx, 'link_pair', pairName({ email, network }));
  if (!(await isKnownNetwork(ctx.db, { email, network }))) await takeOrThrow(ctx, 'link_account', email);
}

/** Forgets the failures of a network at an account after a success, and gives the network back the attempt that did not fail. */
export async function forgetSignInFailures(db: Db, { email, network }: Attempt): Promise<void> {
  await db.$executeRaw(sql`
    WITH own AS (DELETE FROM sign_in_throttle WHERE key = ${keyOf('pair', pairName({ email, network }))} RETURNING failures)
    UPDATE sign_in_throttle AS known SET failures = greatest(0, known.failures - own.failures)
    FROM own WHERE known.key = ${keyOf('account', email)}`);
  if (network === null) return;
  await db.$executeRaw(sql`
    UPDATE sign_in_throttle SET failures = failures - 1 WHERE key = ${keyOf('network', network)} AND failures > 0`);
}

/** Whether the person with an address has signed in from a network before: strangers cannot use up what they ask from there. */
async function isKnownNetwork(db: Db, { email, network }: Attempt): Promise<boolean> {
  const known = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM user_account AS person JOIN sign_in_network AS known ON known.user_id = person.id
    WHERE ${hasAddress(sql`person`, sql`${email}`)} AND known.network = ${network}`);
  return known.length > 0;
}

/** `filled`: the name of the window of which this was the last attempt; null while there are some left. */
type Outcome = { filled: string | null; rateLimitError: DomainError | null };

async function takeOrThrow(ctx: Ctx, counted: Counted, name: string): Promise<Outcome> {
  const outcome = await take(ctx, counted, name);
  if (outcome.rateLimitError !== null) throw outcome.rateLimitError;
  return outcome;
}

async function take(ctx: Ctx, counted: Counted, name: string): Promise<Outcome> {
  const key = keyOf(counted, name);
  const minutes = minutesOf(counted);
  const isOver = sql`known.window_started_at <= excluded.window_started_at - make_interval(mins => ${minutes}::int)`;
  const [taken] = await ctx.db.$queryRaw<{ failures: number; window_started_at: Date }[]>(sql`
    INSERT INTO sign_in_throttle AS known (key, failures, window_started_at) VALUES (${key}, 1, ${ctx.now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN ${isOver} THEN 1 ELSE known.failures + 1 END,
      window_started_at = CASE WHEN ${isOver} THEN excluded.window_started_at ELSE known.window_started_at END
    WHERE known.failures < ${mostOf[counted]}::int OR ${isOver}
    RETURNING failures, window_started_at`);
  if (taken === undefined) return { filled: null, rateLimitError: await rateLimitErrorOf(ctx, key, minutes) };
  const isLast = taken.failures >= mostOf[counted];
  return { filled: isLast ? `${key} ${taken.window_started_at.toISOString()}` : null, rateLimitError: null };
}

async function rateLimitErrorOf(ctx: Ctx, key: string, minutes: number): Promise<DomainError> {
  const row = await ctx.db.signInThrottle.findUnique({ where: { key }, select: { window_started_at: true } });
  const passedMs = row === null ? 0 : Math.max(0, ctx.now.getTime() - row.window_started_at.getTime());
  const retryAfterSeconds = Math.max(1, Math.ceil(minutes * 60 - passedMs / 1000));
  return new DomainError('too_many_requests', { retryAfterSeconds });
}

function minutesOf(counted: Counted): number {
  return counted in MOST_LINKS ? LINK_WINDOW_MINUTES : WINDOW_MINUTES;
}

function pairName({ email, network }: Attempt): string {
  return `${network ?? 'unknown'}\n${email}`;
}

/** Names are hashed: what strangers type is of any length, and may be a password in the wrong field. */
function keyOf(counted: Counted, name: string): string {
  return `${counted}:${createHash('sha256').update(name).digest('base64url')}`;
}

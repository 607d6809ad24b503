import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { RefreshScope } from '@/lib/plugins/providers/provider';

/** Waits for the one lock of a provider's refreshes; it is held until the transaction ends. */
export async function waitForProvider(ctx: Ctx, actionType: string): Promise<void> {
  await ctx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`provider:${actionType}`}, 0))`);
}

/** The server has room for some thousands of locks; whoever asks about more objects than this excludes everything narrow. */
const MOST_SINGLE_LOCKS = 100;

/** What a narrow refresh found out about the refreshes beside it. */
export type Share = {
  /** False while a full refresh runs. */
  mayInsert: boolean;
  /** False while another narrow refresh may decide about the same people and objects. */
  isAlone: boolean;
};

/**
 * Shares the lock of a provider with other narrow refreshes, without waiting. Two transactions do not see what the other
 * has not committed: both refreshes of one object, or one of an object and one of a person, could miss the same action.
 * So objects exclude each other one by one, and people exclude everything narrow.
 */
export async function tryShareProvider(ctx: Ctx, actionType: string, { objectIds }: RefreshScope): Promise<Share> {
  const narrow = sql`hashtextextended(${`narrow:${actionType}`}, 0)`;
  const alone =
    objectIds === undefined || objectIds.length > MOST_SINGLE_LOCKS
      ? sql`pg_try_advisory_xact_lock(${narrow})`
      : sql`pg_try_advisory_xact_lock_shared(${narrow}) AND (
          SELECT bool_and(pg_try_advisory_xact_lock(hashtextextended(${`narrow:${actionType}:`} || asked.id, 0)))
          FROM unnest(${objectIds}::text[]) AS asked (id))`;
  const [share] = await ctx.db.$queryRaw<Share[]>(sql`
    SELECT pg_try_advisory_xact_lock_shared(hashtextextended(${`provider:${actionType}`}, 0)) AS "mayInsert",
      ${alone} AS "isAlone"`);
  return share ?? { mayInsert: false, isAlone: false };
}

/**
 * The same for people, of many providers at once, in one statement. @returns those beside which neither a full refresh nor another
 * narrow one runs until the transaction ends
 */
export async function tryHoldPeople({ db }: Ctx, actionTypes: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<(Share & { type: string })[]>(sql`
    SELECT type, pg_try_advisory_xact_lock_shared(hashtextextended('provider:' || type, 0)) AS "mayInsert",
      pg_try_advisory_xact_lock(hashtextextended('narrow:' || type, 0)) AS "isAlone"
    FROM unnest(${[...actionTypes]}::text[]) AS asked (type)`);
  return rows.flatMap(({ isAlone, mayInsert, type }) => (isAlone && mayInsert ? [type] : []));
}

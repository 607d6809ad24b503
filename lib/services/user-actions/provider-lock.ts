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
 * Shares the locks of providers with other narrow refreshes, without waiting. Two transactions do not see what the other
 * has not committed: both refreshes of one object, or one of an object and one of a person, could miss the same action.
 * So objects exclude each other one by one, and people exclude everything narrow. One statement. @returns by action type
 */
export async function tryShareProviders(
  { db }: Ctx,
  asked: readonly { actionType: string; scope: RefreshScope }[],
): Promise<ReadonlyMap<string, Share>> {
  const rows = await db.$queryRaw<(Share & { type: string })[]>(sql`
    SELECT type, pg_try_advisory_xact_lock_shared(hashtextextended('provider:' || type, 0)) AS "mayInsert",
      CASE WHEN ids IS NULL THEN pg_try_advisory_xact_lock(hashtextextended('narrow:' || type, 0))
        ELSE pg_try_advisory_xact_lock_shared(hashtextextended('narrow:' || type, 0)) AND (
          SELECT bool_and(pg_try_advisory_xact_lock(hashtextextended('narrow:' || type || ':' || object.id, 0)))
          FROM unnest(ids) AS object (id)) END AS "isAlone"
    FROM jsonb_to_recordset(${JSON.stringify(asked.map(lockedBy))}::jsonb) AS asked (type text, ids text[])`);
  return new Map(rows.map(({ type, ...share }) => [type, share]));
}

function lockedBy({ actionType, scope: { objectIds } }: { actionType: string; scope: RefreshScope }): object {
  const isSingle = objectIds !== undefined && objectIds.length <= MOST_SINGLE_LOCKS;
  return { type: actionType, ids: isSingle ? objectIds : null };
}

import type { DomainEvent } from '@/lib/core/events';
import type { Touch } from '@/lib/core/topics';
import { announceTouches } from '@/lib/db/announce-touches';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isWorthRepeating } from '@/lib/db/database-errors';

const DEFAULT_TIMEOUT_MS = 20_000;
const CONNECTION_WAIT_MS = 10_000;
const MOST_ATTEMPTS = 4;

/**
 * Runs `work` in one transaction and, before it commits, everything that follows from the events it emitted; at the commit
 * open browsers are told what it touched.
 * Called inside a transaction it joins that one. An error rolls everything back and is thrown on; a transaction that the
 * database ends to let another one through (deadlock, serialization) is run again.
 */
export async function transaction<T>(
  ctx: Ctx,
  work: (tx: Ctx) => Promise<T>,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
): Promise<T> {
  if (ctx.isTransaction) return work(ctx);
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(ctx, work, timeoutMs);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isWorthRepeating(error)) throw error;
    }
  }
}

function runOnce<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>, timeoutMs: number): Promise<T> {
  return database().$transaction(
    async (db) => {
      const events: DomainEvent[] = [];
      const touches: Touch[] = [];
      const emit: Ctx['emit'] = (event) => void events.push(event);
      const touch: Ctx['touch'] = (touched) => void touches.push(touched);
      const tx: Ctx = { ...ctx, db, isTransaction: true, emit, touch };
      const answer = await work(tx);
      while (events.length > 0) await ctx.react(tx, events.splice(0));
      await ctx.beforeCommit?.(db);
      await announceTouches(db, touches);
      return answer;
    },
    { maxWait: CONNECTION_WAIT_MS, timeout: timeoutMs },
  );
}

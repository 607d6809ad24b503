import { randomUUID } from 'node:crypto';
import { type Clock, clock as installationClock } from '@/lib/core/clock';
import { safeMessage } from '@/lib/core/describe-error';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { logFailure } from '@/lib/db/log-failure';
import { actBatch, type Place } from '@/lib/services/rules/runs/act-batch';
import { type Acting, readActing } from '@/lib/services/rules/runs/acting';
import { breakRules } from '@/lib/services/rules/runs/break-rules';
import { concernsAll } from '@/lib/services/rules/runs/concerns-all';
import { expireWaiting } from '@/lib/services/rules/runs/expire-waiting';
import { failRun } from '@/lib/services/rules/runs/fail-run';
import { followWarnings } from '@/lib/services/rules/runs/follow-warnings';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { retryFailed } from '@/lib/services/rules/runs/retry-failed';
import { startDueRuns } from '@/lib/services/rules/runs/start-due-runs';
import { takeBatch } from '@/lib/services/rules/runs/take-batch';
import { keepRuns, takeRuns, waitForSigns } from '@/lib/services/rules/runs/take-runs';

const BATCH = 100;
const SIGN_EVERY_MS = 10_000;
const SECOND_MS = 1_000;

/** How many runs came due, how many lists were made, how many batches and later tries there were. */
export type RulesRun = { started: number; listed: number; batches: number; retried: number };

type Options = {
  /** Runs outlive the instant of their job: this clock says when each step is. */
  clock?: Clock;
  batchSize?: number;
  /** How to wait for signs of life of other workers. Left out: not at all. */
  rest?: (ms: number) => Promise<unknown>;
};

/**
 * Runs rules: makes the runs that are due, their lists one after another in the order of the rules, tries again what failed, and
 * acts, batch by batch, on those of all runs that nobody else works on, until nothing is left to do. Every second it looks at what
 * else came due. One rule's failure stops no other.
 */
export async function runRules(
  ctx: Ctx,
  { batchSize = BATCH, clock = installationClock, rest }: Options = {},
): Promise<RulesRun> {
  const leaseId = randomUUID();
  const at = (): Ctx => ({ ...ctx, now: clock() });
  const result = { started: 0, listed: 0, batches: 0, retried: 0 };
  const acting = new Map<string, Held>();
  const keep = signsOfLife(at, leaseId);
  const isTimeToLook = everySecond(clock);
  do {
    if (isTimeToLook() || acting.size === 0) {
      await expireWaiting(at());
      await followWarnings(at());
      await breakRules(at());
      result.started += await startDueRuns(at());
      result.listed += await makeLists(at, keep);
      for (const id of await takeRuns(at(), leaseId)) acting.set(id, { place: { after: null }, acting: null });
      for (const held of acting.values()) held.acting = null;
      result.retried += await retryFailed(at, { batchSize, clock, keep });
    }
    for (const [id, held] of acting) {
      result.batches += 1;
      if (!(await step(at, id, { leaseId, held, batchSize, clock }))) acting.delete(id);
      await keep();
    }
  } while (acting.size > 0 || (rest !== undefined && (await waitForSigns(at, rest))));
  return result;
}

/** A run that this worker has: how far it has come, and what it is to do, null where that has to be read again. */
type Held = { place: Place; acting: Acting | null };

/** True the first time, and when a second has passed since it was true. */
function everySecond(clock: Clock): () => boolean {
  let latestMs: number | null = null;
  return () => {
    const nowMs = clock().getTime();
    if (latestMs !== null && Math.abs(nowMs - latestMs) < SECOND_MS) return false;
    latestMs = nowMs;
    return true;
  };
}

/** Gives a sign of life for all runs of a worker, as often as is needed. */
function signsOfLife(at: () => Ctx, leaseId: string): () => Promise<void> {
  let latestMs = at().now.getTime();
  return async () => {
    const ctx = at();
    if (Math.abs(ctx.now.getTime() - latestMs) < SIGN_EVERY_MS) return;
    latestMs = ctx.now.getTime();
    await keepRuns(ctx, leaseId);
  };
}

async function makeLists(at: () => Ctx, keep: () => Promise<void>): Promise<number> {
  const queued = await at().db.$queryRaw<{ id: string }[]>(sql`
    SELECT run.id FROM rule_run AS run JOIN scheduled_rule AS rule ON rule.id = run.rule_id WHERE run.state = 'queued'
    ORDER BY rule.run_order, rule.name, run.id`);
  for (const { id } of queued) {
    await safely(at(), id, (ctx) => makeList(ctx, id));
    await keep();
  }
  return queued.length;
}

type Stepping = { leaseId: string; held: Held; batchSize: number; clock: Clock };

async function step(at: () => Ctx, id: string, { batchSize, clock, held, leaseId }: Stepping): Promise<boolean> {
  const more = await safely(at(), id, async (ctx) => {
    const acting = held.acting ?? (await readActing(ctx, id));
    held.acting = acting;
    return takeBatch(batchSize, clock, (batch) => actBatch(at(), acting, { leaseId, place: held.place }, batch));
  });
  return more === true;
}

/** A run that cannot go on ends as failed; the others go on. @throws what speaks of the system, such as a lost connection */
async function safely<T>(ctx: Ctx, id: string, work: (ctx: Ctx) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(ctx);
  } catch (error) {
    if (concernsAll(error)) throw error;
    logFailure(ctx.log, 'error', { err: error, run_id: id }, 'a rule could not run');
    await failRun(ctx, id, safeMessage(error));
    return undefined;
  }
}

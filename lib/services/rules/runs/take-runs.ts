import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** A worker that shows no sign of life for so long is taken for dead. */
const LEASE_SECONDS = 45;
const MS = 1_000;

/** Over `rule_run AS run`: no living worker has it. A sign of life from the future is from before the clock was set back. */
function isFree(now: Date): Sql {
  return sql`(run.lease_id IS NULL
    OR run.heartbeat_at NOT BETWEEN ${now}::timestamptz - make_interval(secs => ${LEASE_SECONDS})
      AND ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS}))`;
}

/** Takes every run that acts and has no living worker, for this one. @returns their ids, in the order of their rules */
export async function takeRuns({ db, now }: Ctx, leaseId: string): Promise<string[]> {
  const taken = await db.$queryRaw<{ id: string }[]>(sql`
    WITH taken AS (
      UPDATE rule_run AS run SET lease_id = ${leaseId}::uuid, heartbeat_at = ${now}::timestamptz
      WHERE run.state = 'running' AND run.lease_id IS DISTINCT FROM ${leaseId}::uuid AND ${isFree(now)}
      RETURNING run.id, run.rule_id)
    SELECT taken.id FROM taken JOIN scheduled_rule AS rule ON rule.id = taken.rule_id ORDER BY rule.run_order, rule.name, taken.id`);
  return taken.map(({ id }) => id);
}

/** A sign of life for all runs of a worker, which takes long between two batches of one of them. */
export async function keepRuns({ db, now }: Ctx, leaseId: string): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE rule_run SET heartbeat_at = ${now}::timestamptz WHERE lease_id = ${leaseId}::uuid AND state = 'running'`);
}

/**
 * Waits until every run that acts has shown a sign of life or is free, so that the run of a worker that has just died does not wait
 * for the next minute. @returns whether one is free
 */
export async function waitForSigns(at: () => Ctx, rest: (ms: number) => Promise<unknown>): Promise<boolean> {
  const { db, now } = at();
  const [newest] = await db.$queryRaw<{ heartbeat_at: Date | null }[]>(sql`
    SELECT max(heartbeat_at) AS heartbeat_at FROM rule_run AS run WHERE run.state = 'running' AND NOT ${isFree(now)}`);
  if (newest === undefined || newest.heartbeat_at === null) return false;
  await rest(Math.max(0, newest.heartbeat_at.getTime() + LEASE_SECONDS * MS - now.getTime()) + 1);
  const later = at();
  const [free] = await later.db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM rule_run AS run WHERE run.state = 'running' AND ${isFree(later.now)} LIMIT 1`);
  return free !== undefined;
}

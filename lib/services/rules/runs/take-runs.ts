import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** A worker that shows no sign of life for so long is taken for dead. */
const LEASE_SECONDS = 45;

/** Takes every run that acts and has no living worker, for this one. @returns their ids, in the order of their rules */
export async function takeRuns({ db, now }: Ctx, leaseId: string): Promise<string[]> {
  const taken = await db.$queryRaw<{ id: string }[]>(sql`
    UPDATE rule_run AS run SET lease_id = ${leaseId}::uuid, heartbeat_at = ${now}::timestamptz
    FROM scheduled_rule AS rule
    WHERE rule.id = run.rule_id AND run.state = 'running' AND run.lease_id IS DISTINCT FROM ${leaseId}::uuid
      AND (run.lease_id IS NULL
        OR run.heartbeat_at NOT BETWEEN ${now}::timestamptz - make_interval(secs => ${LEASE_SECONDS})
          AND ${now}::timestamptz + make_interval(secs => ${LEASE_SECONDS}))
    RETURNING run.id, rule.run_order, rule.name`);
  return taken.map(({ id }) => id);
}

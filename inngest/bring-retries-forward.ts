import { database, sql } from '@/lib/db/client';

/** For tests: a job that failed is tried again after a pause that grows; they need not wait for it. */
export function bringRetriesForward(): Promise<unknown> {
  return database().$executeRaw(sql`
    SELECT graphile_worker.reschedule_jobs(array_agg(id), now()) FROM graphile_worker.jobs
    WHERE attempts > 0 AND locked_at IS NULL AND run_at > now()`);
}

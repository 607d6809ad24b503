import type { Job } from '@/inngest/job';
import { type Db, sql } from '@/lib/db/client';
import type { Trigger } from '@/lib/services/jobs/start-job-run';

/** A run to put in the worker's queue. */
export type QueuedRun = {
  job: Job;
  /** Of the runs with one key, one waits at a time. */
  key: string;
  trigger: Trigger;
  payload: unknown;
};

const MOST_ATTEMPTS = 5;

/** Puts runs in the worker's queue, with the transaction that `db` is in; what is there under its key already stays as it is. */
export async function enqueue(db: Db, runs: readonly QueuedRun[]): Promise<void> {
  if (runs.length === 0) return;
  const requested = runs.map(({ job, key, trigger, payload }) => ({
    task: job.id,
    task_payload: { trigger, payload },
    queue: job.concurrencyKey,
    key,
  }));
  await db.$executeRaw(sql`
    SELECT graphile_worker.add_job(
      wanted.task, payload => wanted.task_payload, queue_name => wanted.queue, max_attempts => ${MOST_ATTEMPTS}::int,
      job_key => wanted.key, job_key_mode => 'unsafe_dedupe')
    FROM jsonb_to_recordset(${JSON.stringify(requested)}::jsonb)
      AS wanted(task text, task_payload json, queue text, key text)`);
}

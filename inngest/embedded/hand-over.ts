import { enqueue } from '@/inngest/embedded/enqueue';
import type { Job } from '@/inngest/job';
import type { HandOver } from '@/lib/services/jobs/relay-outbox';

/** Queues a run of each job that listens, in the transaction that marks the events as handed over. */
export function handToWorker(jobs: readonly Job[]): HandOver {
  return async (tx, events) => {
    const runs = events.flatMap(({ id, kind, payload }) =>
      jobs
        .filter((job) => job.event === kind)
        .map((job) => ({ job, key: `${job.id}:${id}`, trigger: 'event' as const, payload })),
    );
    await enqueue(tx.db, runs);
  };
}

import { enqueue } from '@/inngest/embedded/enqueue';
import type { Job } from '@/inngest/job';
import { jobsFor } from '@/inngest/jobs-for';
import type { HandOver } from '@/lib/services/outbox/relay-outbox';

/** Queues a run of each job that listens, in the transaction that marks the events as handed over. */
export function handToWorker(jobs: readonly Job[]): HandOver {
  return async (tx, events) => {
    const runs = events.flatMap((event) =>
      jobsFor(event, jobs).map((job) => {
        return { job, key: `${job.id}:${event.id}`, trigger: 'event' as const, payload: event.payload };
      }),
    );
    await enqueue(tx.db, runs);
  };
}

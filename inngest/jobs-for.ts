import type { Job } from '@/inngest/job';
import type { OutboxEvent } from '@/lib/services/outbox/relay-outbox';

/** The jobs that an event starts. @throws DomainError validation_failed when one of them cannot read it */
export function jobsFor({ kind, payload }: OutboxEvent, jobs: readonly Job[]): Job[] {
  const started = jobs.filter((job) => job.event === kind);
  for (const job of started) job.check(payload);
  return started;
}

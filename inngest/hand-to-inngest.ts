import { type InngestClient, inngestEventName } from '@/inngest/client';
import type { Job } from '@/inngest/job';
import { jobsFor } from '@/inngest/jobs-for';
import { DomainError } from '@/lib/core/errors';
import type { HandOver } from '@/lib/services/outbox/relay-outbox';

/** How its client says that events are larger than Inngest takes. */
const TOO_LARGE = /API Error: 413\b/;

/** Sends events under their outbox ids, by which Inngest knows those that it has already. */
export function handToInngest(client: InngestClient, jobs: readonly Job[]): HandOver {
  return async (_tx, events) => {
    for (const event of events) jobsFor(event, jobs);
    try {
      await client.send(events.map(({ id, kind, payload }) => ({ id, name: inngestEventName(kind), data: payload })));
    } catch (error) {
      if (!(error instanceof Error && TOO_LARGE.test(error.message))) throw error;
      throw new DomainError('validation_failed', { detail: 'It is larger than Inngest accepts.' }, { cause: error });
    }
  };
}

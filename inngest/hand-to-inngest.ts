import { type InngestClient, inngestEventName } from '@/inngest/client';
import type { HandOver } from '@/lib/services/jobs/relay-outbox';

/** Sends events under their outbox ids, by which Inngest knows those that it has already. */
export function handToInngest(client: InngestClient): HandOver {
  return async (_tx, events) => {
    await client.send(events.map(({ id, kind, payload }) => ({ id, name: inngestEventName(kind), data: payload })));
  };
}

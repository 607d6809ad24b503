import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isAboutData } from '@/lib/db/database-errors';
import { processMessages } from '@/lib/services/outbox/process-messages';

/** A committed event on its way to the job engine. */
export type OutboxEvent = { id: string; kind: string; payload: Readonly<Record<string, unknown>> };

/**
 * Gives events to the engine; the engine takes each id once, however often it is given.
 * @throws DomainError validation_failed for an event that no job can read; anything else when the engine is away
 */
export type HandOver = (tx: Ctx, events: readonly OutboxEvent[]) => Promise<void>;

const BATCH_SIZE = 100;
const TIMEOUT_MS = 30_000;

/**
 * Hands every waiting event to the engine, oldest first, and says how many. Several relays may run at once:
 * each takes rows that no other holds. An event that cannot be read is set aside; while the engine is away, all wait, so an
 * event is handed over at least once.
 */
export async function relayOutbox(ctx: Ctx, handOver: HandOver): Promise<{ handed_over: number; set_aside: number }> {
  const relayed = { handed_over: 0, set_aside: 0 };
  for (;;) {
    const { processed, setAside, taken } = await processMessages<OutboxEvent>(ctx, {
      condition: sql`outbox.topic = 'event'`,
      columns: sql`outbox.id, outbox.kind, outbox.payload`,
      size: BATCH_SIZE,
      timeoutMs: TIMEOUT_MS,
      work: handOver,
      // An engine that does not answer says nothing of the events.
      isRowError: isAboutData,
    });
    relayed.handed_over += processed;
    relayed.set_aside += setAside;
    if (taken < BATCH_SIZE) return relayed;
  }
}

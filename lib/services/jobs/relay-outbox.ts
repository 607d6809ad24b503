import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';

/** A committed event on its way to the job engine. */
export type OutboxEvent = { id: string; kind: string; payload: Readonly<Record<string, unknown>> };

/** Gives events to the engine; the engine takes each id once, however often it is given. */
export type HandOver = (tx: Ctx, events: readonly OutboxEvent[]) => Promise<void>;

const BATCH_SIZE = 100;
const TIMEOUT_MS = 30_000;

/**
 * Hands every waiting event to the engine, oldest first, and says how many. Several relays may run at once:
 * each takes rows that no other holds. What fails stays waiting, so an event is handed over at least once.
 */
export async function relayOutbox(ctx: Ctx, handOver: HandOver): Promise<{ handed_over: number }> {
  let handedOver = 0;
  for (;;) {
    const count = await transaction(ctx, (tx) => relayBatch(tx, handOver), TIMEOUT_MS);
    handedOver += count;
    if (count < BATCH_SIZE) return { handed_over: handedOver };
  }
}

async function relayBatch(tx: Ctx, handOver: HandOver): Promise<number> {
  const events = await tx.db.$queryRaw<OutboxEvent[]>(sql`
    SELECT id, kind, payload FROM outbox_message
    WHERE topic = 'event' AND processed_at IS NULL
    ORDER BY created, id LIMIT ${BATCH_SIZE} FOR UPDATE SKIP LOCKED`);
  if (events.length === 0) return 0;
  await handOver(tx, events);
  const ids = events.map(({ id }) => id);
  await tx.db.$executeRaw(sql`
    UPDATE outbox_message SET processed_at = ${tx.now}::timestamptz WHERE id = ANY(${ids}::uuid[])`);
  return events.length;
}

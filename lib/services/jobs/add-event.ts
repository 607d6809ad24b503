import type { DomainEvent } from '@/lib/core/events';
import type { Ctx } from '@/lib/db/context';
import { OUTBOX_CHANNEL } from '@/lib/services/jobs/outbox-channel';

/**
 * Leaves an event for the job engine, in the transaction that caused it: the job starts after the commit, or never.
 * @throws Error outside a transaction.
 */
export async function addEvent(ctx: Ctx, event: DomainEvent): Promise<void> {
  if (!ctx.isTransaction) throw new Error('Events for jobs are added inside the transaction that causes them.');
  const { type, ...payload } = event;
  await ctx.db.outboxMessage.create({
    data: { topic: 'event', kind: type, payload: JSON.parse(JSON.stringify(payload)), created: ctx.now },
  });
  await ctx.db.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
}

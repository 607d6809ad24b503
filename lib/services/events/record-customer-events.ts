import type { EventType } from '@/lib/contracts/history/event-log';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** One event for each of several customers. Message and context are over `customer`. */
type CustomerEvents = { type: EventType; message: Sql; context?: Sql };

/** Writes an event about each of these customers, in the transaction that `ctx` is in. One statement. */
export async function recordCustomerEvents(
  ctx: Ctx,
  customerIds: readonly string[],
  { context = sql`'{}'::jsonb`, message, type }: CustomerEvents,
): Promise<void> {
  const userId = callerId(ctx);
  await ctx.db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, customer_id, user_id)
    SELECT ${ctx.now}::timestamptz, ${type}, ${message},
      jsonb_build_object('project_uuid', NULL, 'project_name', NULL, 'customer_uuid', customer.id,
        'customer_name', customer.name, 'user_uuid', ${userId}::uuid) || ${context},
      customer.id, ${userId}::uuid
    FROM customer WHERE customer.id = ANY(${[...customerIds]}::uuid[])`);
}

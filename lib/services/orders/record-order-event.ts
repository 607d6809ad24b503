import type { EventType } from '@/lib/contracts/history/event-log';
import type { OrderState } from '@/lib/contracts/marketplace/names';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

const words = {
  marketplace_order_created: 'was placed',
  marketplace_order_approved: 'was approved',
  marketplace_order_rejected: 'was rejected',
  marketplace_order_completed: 'was completed',
  marketplace_order_failed: 'failed',
} as const satisfies Partial<Record<EventType, string>>;

export type OrderEvent = keyof typeof words;

/** Which event a move of an order is; none for one that only starts to be executed later, or is canceled. */
export function orderEventOf(from: OrderState, to: OrderState): OrderEvent | null {
  switch (to) {
    case 'REJECTED':
      return 'marketplace_order_rejected';
    case 'DONE':
      return 'marketplace_order_completed';
    case 'ERRED':
      return 'marketplace_order_failed';
    case 'CANCELED':
      return null;
    default:
      return from === 'PENDING_CONSUMER' || from === 'PENDING_PROVIDER' ? 'marketplace_order_approved' : null;
  }
}

/** Writes what an order's move is in the event log. */
export async function recordOrderEvent(tx: Ctx, id: string, from: OrderState, to: OrderState): Promise<void> {
  const type = orderEventOf(from, to);
  if (type !== null) await recordOrderEvents(tx, [id], type);
}

/** Writes what happened to orders in the event log, with their resources where they have one. */
export async function recordOrderEvents(tx: Ctx, ids: readonly string[], type: OrderEvent): Promise<void> {
  await recordProjectEvents(tx, sql`placed.id = ANY(${[...ids]}::uuid[])`, {
    type,
    message: sql`'An order of ' || offering.name || ' in project ' || project.name || ' ' || ${words[type]}::text || '.'`,
    joins: sql`
      JOIN marketplace_order AS placed ON placed.project_id = project.id JOIN offering ON offering.id = placed.offering_id`,
    context: sql`jsonb_build_object('order_uuid', placed.id, 'offering_uuid', offering.id)
      || CASE WHEN placed.resource_id IS NULL THEN '{}' ELSE jsonb_build_object('resource_uuid', placed.resource_id) END`,
  });
}

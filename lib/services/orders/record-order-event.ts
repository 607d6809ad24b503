import type { EventType } from '@/lib/contracts/event-log';
import type { OrderState } from '@/lib/contracts/marketplace-names';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

/** Which event a move of an order is; none for one that only starts to be executed later, or is canceled. */
function eventOf(from: OrderState, to: OrderState): EventType | null {
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
  const type = eventOf(from, to);
  if (type === null) return;
  const word = type.replace('marketplace_order_', '');
  await recordProjectEvents(tx, sql`placed.id = ${id}::uuid`, {
    type,
    message: sql`'An order of ' || offering.name || ' in project ' || project.name || ' was ' || ${word}::text || '.'`,
    joins: sql`
      JOIN marketplace_order AS placed ON placed.project_id = project.id JOIN offering ON offering.id = placed.offering_id`,
    context: sql`jsonb_build_object('order_uuid', placed.id, 'offering_uuid', offering.id)`,
  });
}

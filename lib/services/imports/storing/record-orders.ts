import { orderStates } from '@/lib/contracts/marketplace/names';
import type { Ctx } from '@/lib/db/context';
import { recordResourceEvents } from '@/lib/services/events/record-resource-events';
import type { Changes, StoredIds } from '@/lib/services/imports/record-kind';
import { type OrderEvent, orderEventOf, recordOrderEvents } from '@/lib/services/orders/record-order-event';

/** Writes into the event log which orders an import brought, and how it moved others. */
export async function recordImportedOrders(tx: Ctx, { changes, created }: StoredIds): Promise<void> {
  if (created.length > 0) await recordOrderEvents(tx, created, 'marketplace_order_created');
  const moved = Map.groupBy(Object.keys(changes), (id) => moveIn(changes[id]));
  for (const [type, ids] of moved) if (type !== null) await recordOrderEvents(tx, ids, type);
}

function moveIn(changes: Changes | undefined): OrderEvent | null {
  const stateOf = (value: unknown) => orderStates.find((state) => state === value);
  const [from, to] = [stateOf(changes?.['state']?.from), stateOf(changes?.['state']?.to)];
  return from === undefined || to === undefined ? null : orderEventOf(from, to);
}

/** Writes into the event log which resources an import terminated, paused and unpaused. */
export async function recordImportedResources(tx: Ctx, { changes }: StoredIds): Promise<void> {
  const became = (column: string, value: unknown) =>
    Object.keys(changes).filter((id) => changes[id]?.[column]?.to === value);
  await recordResourceEvents(tx, became('state', 'TERMINATED'), 'marketplace_resource_terminate_succeeded');
  await recordResourceEvents(tx, became('paused', true), 'marketplace_resource_paused');
  await recordResourceEvents(tx, became('paused', false), 'marketplace_resource_unpaused');
}

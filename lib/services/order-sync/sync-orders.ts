import { DomainError } from '@/lib/core/errors';
import { adminImportsPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { type Fetched, fetchOrders } from '@/lib/services/order-sync/fetch-orders';
import { notifyOrderExceptions } from '@/lib/services/order-sync/notify-order-exceptions';
import type { OrderSource } from '@/lib/services/order-sync/order-source';
import { SourceFailed } from '@/lib/services/order-sync/source-failed';
import { type StoredOrders, storeOrders } from '@/lib/services/order-sync/store-orders';
import { noteStoreReport } from '@/lib/services/stores/note-store-report';
import type { StoreReport } from '@/lib/services/stores/store-source';

/** How a sync ended. A failed one has changed nothing. */
export type SyncResult =
  | { status: 'succeeded'; pages: number; created: number; updated: number; unchanged: number; refused: number }
  | { status: 'failed'; failure: string };

const STORE_TIMEOUT_MS = 120_000;
/** Beyond so many changed orders, everything is looked at again instead of each. */
const MOST_NAMED = 1_000;

/**
 * Fetches all orders of a source, and only then stores them, in one transaction: half of a source is never stored. Safe to
 * run twice. A source that cannot be used is told to staff, whatever else happens.
 * @throws rule_broken when no source is configured
 */
export async function syncOrders(ctx: Ctx, source: OrderSource | null): Promise<SyncResult> {
  if (source === null) {
    throw new DomainError('rule_broken', { detail: 'No order source is configured: set HEED_ORDER_SOURCE_URL.' });
  }
  try {
    const fetched = await fetchOrders(source);
    return await transaction(ctx, (tx) => store(tx, source, fetched), STORE_TIMEOUT_MS);
  } catch (error) {
    if (!(error instanceof SourceFailed)) throw error;
    const { message } = error;
    ctx.log.warn({ source: source.name, reason: message }, 'order sync failed');
    await noteReport(ctx, source, { outcome: error.isUnreachable ? 'unreachable' : 'nonsense', message });
    await raiseNotification(ctx, 'order_sync_failure', {
      sourceName: source.name,
      message,
      actionUrl: adminImportsPage,
    });
    return { status: 'failed', failure: message };
  }
}

async function store(tx: Ctx, source: OrderSource, { orders, pages, announced }: Fetched): Promise<SyncResult> {
  const stored = await storeOrders(tx, orders);
  await emitChanges(tx, [...stored.created, ...stored.updated]);
  await notifyOrderExceptions(tx, source.name, stored);
  await notifyOfMissingOrders(tx, source.name, announced, orders.length);
  const result = { pages, ...countsOf(stored) };
  if (result.created + result.updated > 0) {
    await recordAudit(tx, { operation: 'orders_sync', subjectType: 'order_source', subjectId: null, facts: result });
  }
  await noteReport(tx, source, { outcome: result.created + result.updated > 0 ? 'heard' : 'well' });
  return { status: 'succeeded', ...result };
}

/** A source without a store is nobody's to ask. */
async function noteReport(ctx: Ctx, { name, store: storeName }: OrderSource, report: StoreReport): Promise<void> {
  if (storeName !== null) await noteStoreReport(ctx, { kind: 'orders', name, storeName }, report);
}

function countsOf({ created, updated, unchanged, unmatched, errors }: StoredOrders) {
  return {
    created: created.length,
    updated: updated.length,
    unchanged: unchanged.length,
    refused: unmatched.length + new Set(errors.map(({ line }) => line)).size,
  };
}

/** Wakes what depends on orders: actions that are over at once, and new ones with the refresh. */
async function emitChanges(tx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  if (keys.length <= MOST_NAMED) {
    const changed = await tx.db.$queryRaw<{ id: string; resource_id: string | null }[]>(sql`
      SELECT id, resource_id FROM marketplace_order WHERE external_id = ANY (${[...keys]}::text[])`);
    const resourceIds = changed.flatMap(({ resource_id }) => (resource_id === null ? [] : [resource_id]));
    tx.emit({ type: 'orders.changed', orderIds: changed.map(({ id }) => id), resourceIds });
    return;
  }
  tx.emit({ type: 'refresh.requested', actionType: null });
}

/** A source that announced another number of orders than it sent may have kept some from us. */
async function notifyOfMissingOrders(
  tx: Ctx,
  sourceName: string,
  announced: number | null,
  sent: number,
): Promise<void> {
  if (announced === null || announced === sent) return;
  const message = `It announced ${announced} orders but sent ${sent}. Those it sent are stored.`;
  await raiseNotification(tx, 'order_sync_failure', {
    sourceName,
    message,
    actionUrl: adminImportsPage,
    metadata: { announced, sent },
  });
}

import { adminImportsPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { LineError } from '@/lib/services/imports/record-kind';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { StoredOrders } from '@/lib/services/order-sync/store-orders';

/** More exceptions than these that nobody has taken care of are one fault of the source, not many of its orders. */
const MOST_NOTICES = 50;
const MOST_SHOWN = 5;

type OrderExceptions = Pick<StoredOrders, 'unmatched' | 'errors'>;

/** Tells staff of orders that were not stored, of each with unmatched products once until somebody takes care of it. */
export async function notifyOrderExceptions(
  tx: Ctx,
  sourceName: string,
  { unmatched, errors }: OrderExceptions,
): Promise<void> {
  const notified = await findNotified(
    tx,
    sourceName,
    unmatched.map(({ orderKey }) => orderKey),
  );
  const fresh = unmatched.filter(({ orderKey }) => !notified.has(orderKey));
  const noticesLeft = Math.max(MOST_NOTICES - notified.size, 0);
  for (const { orderKey, product } of fresh.slice(0, noticesLeft)) {
    await raiseNotification(tx, 'order_exception', {
      orderKey,
      sourceName,
      unmatchedProducts: [product],
      actionUrl: adminImportsPage,
    });
  }
  const further = fresh.length - noticesLeft;
  if (further > 0) {
    const message = `${further} more orders have unmatched products.`;
    await raiseNotification(tx, 'order_sync_failure', { sourceName, message, actionUrl: adminImportsPage });
  }
  if (errors.length > 0) {
    await raiseNotification(tx, 'order_sync_failure', {
      sourceName,
      message: errorSentence(errors),
      actionUrl: adminImportsPage,
    });
  }
}

async function findNotified(tx: Ctx, sourceName: string, orderKeys: readonly string[]): Promise<Set<string>> {
  if (orderKeys.length === 0) return new Set();
  const found = await tx.db.$queryRaw<{ key: string }[]>(sql`
    SELECT notification_metadata ->> 'order_key' AS key FROM admin_notification
    WHERE type = 'order_exception' AND handled_at IS NULL
      AND notification_metadata ->> 'source_name' = ${sourceName}
      AND notification_metadata ->> 'order_key' = ANY (${[...orderKeys]}::text[])`);
  return new Set(found.map(({ key }) => key));
}

function errorSentence(errors: readonly LineError[]): string {
  const shown = errors.slice(0, MOST_SHOWN).map(({ line, external_id, field, message }) => {
    const order = external_id === '' ? `Order number ${line}` : `Order ${external_id}`;
    return field === '' ? `${order}: ${message}` : `${order}, ${field}: ${message}`;
  });
  const further = errors.length - shown.length;
  const rest = further > 0 ? [`And ${further} more.`] : [];
  return ['Some orders were rejected.', ...shown, ...rest].join('\n');
}

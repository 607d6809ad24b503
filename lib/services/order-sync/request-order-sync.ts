import { requestOrderSyncOperation } from '@/lib/contracts/marketplace/order-sync';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { configuredSource } from '@/lib/services/order-sync/order-source';

/** Asks the job engine to fetch orders now. @throws rule_broken without a source */
export async function requestOrderSync(ctx: Ctx): Promise<{ status: 'scheduled' }> {
  if (configuredSource() === null) {
    throw new DomainError('rule_broken', { detail: 'No order source is configured: set HEED_ORDER_SOURCE_URL.' });
  }
  return change(ctx, { operation: requestOrderSyncOperation.id, subjectType: 'order_source' }, async () =>
    changed({ status: 'scheduled' } as const, { subjectId: null, events: [{ type: 'sync.requested' }] }),
  );
}

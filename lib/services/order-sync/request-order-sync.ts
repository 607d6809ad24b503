import { requestOrderSyncOperation } from '@/lib/contracts/order-sync';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { configuredSource } from '@/lib/services/order-sync/order-source';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Asks the job engine to fetch orders now. @throws rule_broken without a source */
export async function requestOrderSync(ctx: Ctx): Promise<{ status: 'scheduled' }> {
  if (configuredSource() === null) {
    throw new DomainError('rule_broken', { detail: 'No order source is configured: set HEED_ORDER_SOURCE_URL.' });
  }
  return transaction(ctx, async (tx) => {
    tx.emit({ type: 'sync.requested' });
    const operation = requestOrderSyncOperation.id;
    await recordAudit(tx, { operation, subjectType: 'order_source', subjectId: null });
    return { status: 'scheduled' };
  });
}

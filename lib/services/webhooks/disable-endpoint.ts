import { adminWebhooksPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { endpointKey } from '@/lib/services/webhooks/endpoint-key';

type FailingEndpoint = { id: string; url: string };

/**
 * Switches an endpoint off for a reason of its own, and tells staff. One that is off already, or that has been given another
 * address meanwhile, stays as it is.
 */
export async function disableEndpoint(ctx: Ctx, { id, url }: FailingEndpoint, reason: string): Promise<void> {
  await change(ctx, { operation: 'webhook_endpoints_disable', subjectType: 'webhook_endpoint' }, async (tx) => {
    const { count } = await tx.db.webhookEndpoint.updateMany({
      where: { id, url, is_enabled: true },
      data: { is_enabled: false, disabled_reason: reason, modified: tx.now },
    });
    if (count === 0) return unchanged(undefined);
    const title = `Webhooks to ${new URL(url).host} were turned off`;
    await raiseNotification(tx, 'delivery_failure', {
      title,
      message: reason,
      channel: endpointKey(id),
      actionUrl: adminWebhooksPage,
    });
    return changed(undefined, { subjectId: id, facts: { reason }, touches: [{ topic: 'deliveries' }] });
  });
}

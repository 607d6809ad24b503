import { randomUUID } from 'node:crypto';
import { testWebhookEndpointOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { postWebhook } from '@/lib/services/webhooks/post-webhook';

/** Sends a ping to an endpoint now and says what came of it. @throws not_found */
export async function testWebhookEndpoint(
  ctx: Ctx,
  { uuid }: InputOf<typeof testWebhookEndpointOperation>,
): Promise<AnswerOf<typeof testWebhookEndpointOperation>> {
  const startedAtMs = performance.now();
  const message = { id: `msg_${randomUUID()}`, type: 'ping', timestamp: ctx.now.toISOString(), data: {} };
  const { as, status, reason } = await postWebhook(ctx, uuid, message);
  const isDelivered = as === 'delivered';
  await transaction(ctx, (tx) =>
    recordAudit(tx, {
      operation: testWebhookEndpointOperation.id,
      subjectType: 'webhook_endpoint',
      subjectId: uuid,
      result: isDelivered ? 'success' : 'failure',
      facts: { status, reason },
    }),
  );
  return { is_delivered: isDelivered, status, reason, duration_ms: Math.round(performance.now() - startedAtMs) };
}

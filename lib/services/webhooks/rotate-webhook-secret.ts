import { rotateWebhookSecretOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findEndpoint, holdEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { newWebhookSecret } from '@/lib/services/webhooks/webhook-secret';

const OVERLAP_MS = 24 * 3_600_000;

/** Makes a new secret, which is in this answer and in no other; for a day the one before signs as well. @throws not_found */
export async function rotateWebhookSecret(
  ctx: Ctx,
  { uuid }: InputOf<typeof rotateWebhookSecretOperation>,
): Promise<AnswerOf<typeof rotateWebhookSecretOperation>> {
  const secret = newWebhookSecret();
  const until = new Date(ctx.now.getTime() + OVERLAP_MS);
  return change(ctx, { operation: rotateWebhookSecretOperation.id, subjectType: 'webhook_endpoint' }, async (tx) => {
    await holdEndpoint(tx, uuid);
    await tx.db.$executeRaw(sql`
      UPDATE webhook_endpoint SET previous_secret = secret, previous_secret_until = ${until}::timestamptz,
        secret = ${secret}, modified = ${tx.now}::timestamptz
      WHERE id = ${uuid}::uuid`);
    const rotated = { ...(await findEndpoint(tx, uuid)), secret };
    return changed(rotated, { subjectId: uuid, touches: [{ topic: 'deliveries' }] });
  });
}

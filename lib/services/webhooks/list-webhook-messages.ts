import type { InputOf } from '@/lib/contracts/operation';
import type { listWebhookMessagesOperation, WebhookMessage } from '@/lib/contracts/webhook-endpoints';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { findMessages } from '@/lib/services/webhooks/message-row';

/** What was sent to an endpoint or waits to be, newest first. @throws not_found */
export async function listWebhookMessages(
  ctx: Ctx,
  { uuid, state, page, page_size }: InputOf<typeof listWebhookMessagesOperation>,
): Promise<{ rows: WebhookMessage[]; total: number }> {
  await findEndpoint(ctx, uuid);
  const condition = state === undefined ? sql`true` : sql`told.state = ${state}`;
  const rows = await findMessages(ctx, uuid, condition, sql`LIMIT ${page_size} OFFSET ${(page - 1) * page_size}`);
  const counted = { channel: 'webhook', recipient: uuid, ...(state !== undefined && { state }) };
  return { rows, total: await ctx.db.delivery.count({ where: counted }) };
}

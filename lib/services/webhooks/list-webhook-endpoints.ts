import type { InputOf } from '@/lib/contracts/operation';
import type { listWebhookEndpointsOperation, WebhookEndpoint } from '@/lib/contracts/webhook-endpoints';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findEndpoints } from '@/lib/services/webhooks/endpoint-row';

/** Where webhooks are sent, newest first. */
export async function listWebhookEndpoints(
  ctx: Ctx,
  { page, page_size }: InputOf<typeof listWebhookEndpointsOperation>,
): Promise<{ rows: WebhookEndpoint[]; total: number }> {
  const rows = await findEndpoints(ctx, sql`true`, sql`LIMIT ${page_size} OFFSET ${(page - 1) * page_size}`);
  return { rows, total: await ctx.db.webhookEndpoint.count() };
}

import type { listWebhookMessagesOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { findEndpoint } from '@/lib/services/webhooks/endpoint-row';
import { isTo, messageRow } from '@/lib/services/webhooks/message-row';

const newestFirst = [descending(sql`told.created`), descending(sql`told.id`)];
const filters = { uuid: isTo, state: equals(sql`told.state`) };

/** What was sent to an endpoint or waits to be, newest first. @throws not_found */
export async function listWebhookMessages(ctx: Ctx, input: InputOf<typeof listWebhookMessagesOperation>) {
  await findEndpoint(ctx, input.uuid);
  return listRows(ctx.db, messageRow, { condition: matchesAll(input, filters), order: newestFirst }, input);
}

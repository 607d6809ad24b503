import type { listWebhookEndpointsOperation } from '@/lib/contracts/delivery/webhook-endpoints';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { endpointRow } from '@/lib/services/webhooks/endpoint-row';

const newestFirst = [descending(sql`endpoint.created`), descending(sql`endpoint.id`)];

/** Where webhooks are sent, newest first. One statement. */
export function listWebhookEndpoints(ctx: Ctx, input: InputOf<typeof listWebhookEndpointsOperation>) {
  return listRows(ctx.db, endpointRow(ctx.now), { condition: matchesAll(input, {}), order: newestFirst }, input);
}

import type { WebhookEndpoint } from '@/lib/contracts/delivery/webhook-endpoints';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** An endpoint as the API shows it, without its secrets. */
export function endpointRow(now: Date): RowShape {
  return {
    id: sql`endpoint.id`,
    tables: sql`webhook_endpoint AS endpoint`,
    json: sql`json_build_object(
      'uuid', endpoint.id, 'url', endpoint.url, 'description', endpoint.description, 'kinds', endpoint.kinds,
      'is_enabled', endpoint.is_enabled, 'disabled_reason', endpoint.disabled_reason,
      'created_by_name', coalesce((SELECT full_name FROM user_account WHERE id = endpoint.created_by_id), ''),
      'created', endpoint.created, 'modified', endpoint.modified,
      'previous_secret_until',
        CASE WHEN endpoint.previous_secret_until > ${now}::timestamptz THEN endpoint.previous_secret_until END)`,
  };
}

/** One endpoint. @throws not_found */
export function findEndpoint(ctx: Ctx, uuid: string): Promise<WebhookEndpoint> {
  return readRow(ctx.db, endpointRow(ctx.now), sql`endpoint.id = ${uuid}::uuid`);
}

/** The same, and nobody else changes it until the transaction ends. @throws not_found */
export async function holdEndpoint(tx: Ctx, uuid: string): Promise<WebhookEndpoint> {
  await tx.db.$executeRaw(sql`SELECT 1 FROM webhook_endpoint WHERE id = ${uuid}::uuid FOR UPDATE`);
  return findEndpoint(tx, uuid);
}

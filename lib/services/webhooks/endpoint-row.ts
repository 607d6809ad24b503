import type { WebhookEndpoint } from '@/lib/contracts/webhook-endpoints';
import { DomainError } from '@/lib/core/errors';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type EndpointRow = Omit<WebhookEndpoint, 'created' | 'modified' | 'previous_secret_until'> & {
  created: Date;
  modified: Date;
  previous_secret_until: Date | null;
};

/** The endpoints that `condition` (on alias `endpoint`) finds, newest first, without their secrets. */
export async function findEndpoints(ctx: Ctx, condition: Sql, part: Sql): Promise<WebhookEndpoint[]> {
  const rows = await ctx.db.$queryRaw<EndpointRow[]>(sql`
    SELECT endpoint.id AS uuid, endpoint.url, endpoint.description, endpoint.kinds, endpoint.is_enabled,
      endpoint.disabled_reason, coalesce(person.full_name, '') AS created_by_name, endpoint.created, endpoint.modified,
      CASE WHEN endpoint.previous_secret_until > ${ctx.now}::timestamptz THEN endpoint.previous_secret_until END
        AS previous_secret_until
    FROM webhook_endpoint AS endpoint LEFT JOIN user_account AS person ON person.id = endpoint.created_by_id
    WHERE ${condition} ORDER BY endpoint.created DESC, endpoint.id DESC ${part}`);
  return rows.map((row) => ({
    ...row,
    previous_secret_until: row.previous_secret_until?.toISOString() ?? null,
    created: row.created.toISOString(),
    modified: row.modified.toISOString(),
  }));
}

/** One endpoint. @throws not_found */
export async function findEndpoint(ctx: Ctx, uuid: string): Promise<WebhookEndpoint> {
  const [found] = await findEndpoints(ctx, sql`endpoint.id = ${uuid}::uuid`, empty);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}

/** The same, and nobody else changes it until the transaction ends. @throws not_found */
export async function holdEndpoint(tx: Ctx, uuid: string): Promise<WebhookEndpoint> {
  await tx.db.$executeRaw(sql`SELECT 1 FROM webhook_endpoint WHERE id = ${uuid}::uuid FOR UPDATE`);
  return findEndpoint(tx, uuid);
}

import type { WebhookMessage } from '@/lib/contracts/webhook-endpoints';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type MessageRow = Omit<WebhookMessage, 'next_attempt_at' | 'sent_at' | 'created'> & {
  next_attempt_at: Date | null;
  sent_at: Date | null;
  created: Date;
};

/** The messages to an endpoint for which `condition` (on alias `told`) holds, newest first. */
export async function findMessages(ctx: Ctx, endpointId: string, condition: Sql, part: Sql): Promise<WebhookMessage[]> {
  const rows = await ctx.db.$queryRaw<MessageRow[]>(sql`
    SELECT told.id AS uuid, told.kind, coalesce(said.payload -> 'facts' ->> 'title', '') AS title, told.state, told.attempts,
      told.last_error, told.next_attempt_at, told.sent_at, told.created
    FROM delivery AS told JOIN outbox_message AS said ON said.id = told.outbox_message_id
    WHERE told.channel = 'webhook' AND told.recipient = ${endpointId} AND ${condition}
    ORDER BY told.created DESC, told.id DESC ${part}`);
  return rows.map((row) => ({
    ...row,
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    sent_at: row.sent_at?.toISOString() ?? null,
    created: row.created.toISOString(),
  }));
}

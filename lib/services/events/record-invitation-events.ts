import type { EventType } from '@/lib/contracts/history/event-log';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';

type InvitationEvent = Extract<EventType, `user_invitation_${string}` | `user_group_invitation_${string}`>;

/** The reason of an event about an invitation that somebody else asked for. */
export const APPROVED = 'approved';

const words: Readonly<Record<InvitationEvent, string>> = {
  user_invitation_created: 'Someone was invited to %2$s as “%1$s”.',
  user_invitation_updated: 'An invitation to %2$s as “%1$s” was changed or resent.',
  user_invitation_deleted: 'An invitation to %2$s as “%1$s” was deleted.',
  user_invitation_accepted: 'An invitation to %2$s as “%1$s” was accepted.',
  user_invitation_rejected: 'An invitation to %2$s as “%1$s” was rejected.',
  user_invitation_canceled: 'An invitation to %2$s as “%1$s” was cancelled.',
  user_invitation_expired: 'An invitation to %2$s as “%1$s” expired.',
  user_group_invitation_updated: 'A link to join %2$s as “%1$s” was created or changed.',
};

/**
 * Writes an event for each of these rows, in the transaction that `ctx` is in. Addresses are not told, nor the uuid, which is the secret of a
 * link: more people read the events than the invitations. One statement.
 * @param reason why, in a word; null where the type says it
 */
export async function recordInvitationEvents(
  ctx: Ctx,
  ids: readonly string[],
  type: InvitationEvent,
  reason: string | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  const userId = callerId(ctx);
  const isGroup = type === 'user_group_invitation_updated';
  const rows: Sql = isGroup ? sql`group_invitation` : sql`invitation`;
  await ctx.db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id, user_id)
    SELECT ${ctx.now}::timestamptz, ${type},
      format(${words[type]}::text, ${roleWords}, coalesce('project ' || project.name, 'organisation ' || customer.name)),
      jsonb_build_object('project_uuid', project.id, 'project_name', project.name, 'customer_uuid', customer.id,
        'customer_name', customer.name, 'user_uuid', ${userId}::uuid, 'role_name', role.name)
        || jsonb_strip_nulls(jsonb_build_object('reason', ${reason}::text)),
      project.id, customer.id, ${userId}::uuid
    FROM ${rows} AS invited JOIN role ON role.id = invited.role_id LEFT JOIN project ON project.id = invited.project_id
    JOIN customer ON customer.id = coalesce(invited.customer_id, project.customer_id)
    WHERE invited.id = ANY(${[...ids]}::uuid[])`);
}

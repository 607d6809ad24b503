import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { InvitationDetails, UserInvitation } from '@/lib/contracts/members/invitations';
import { defaultSettings } from '@/lib/contracts/settings';
import { apiPath } from '@/lib/core/routes';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { INVITATION } from '@/lib/plugins/notification-kinds/invitation';
import { invitationKey } from '@/lib/services/invitation-lives/mail-invitations';
import { callerMayAdd, placeJson, placeTables } from '@/lib/services/invitations/may-add';

/** The state of `invitation` at an instant: what is pending expires by the clock. */
export function stateAt(now: Date | Sql): Sql {
  return sql`(CASE WHEN invitation.state = 'pending' AND invitation.expires_at <= ${now}::timestamptz THEN 'expired' ELSE invitation.state END)`;
}

/** Whether `invitation` is to an address, however its domain is written. */
export function isTo(address: Sql): Sql {
  return sql`(ascii_address(invitation.email) = ascii_address(${address}) AND ${address} <> '')`;
}

/** `invitation` with its `role`, its `project`, which may be none, and its `customer`. */
export const invitationTables = sql`invitation ${placeTables(sql`invitation`)}`;

const joins = sql`
  LEFT JOIN user_account AS inviter ON inviter.id = invitation.created_by_id
  LEFT JOIN LATERAL (
    SELECT message.id, sent.state, sent.attempts, coalesce(nullif(sent.last_error, ''), 'Not sent: ' || replace(sent.reason, '_', ' ') || '.') AS error
    FROM outbox_message AS message LEFT JOIN delivery AS sent ON sent.outbox_message_id = message.id AND sent.channel = 'email'
    WHERE message.subject_type = ${INVITATION} AND message.subject_id = invitation.id::text
      AND starts_with(message.dedupe_key, ${invitationKey('')} || invitation.link_id)
    ORDER BY array_position(ARRAY['delivered', 'sent', 'sending', 'queued'], sent.state) NULLS LAST, message.id LIMIT 1) AS mail ON TRUE`;

/**
 * What became of the mail to who is invited, or while it is asked for of those to its reviewers, of which one that was sent is
 * enough; a message past its retention was sent.
 */
const executionState = sql`(CASE
  WHEN invitation.link_id IS NULL THEN 'Scheduled'
  WHEN mail.id IS NULL OR mail.state IN ('sent', 'delivered') THEN 'OK'
  WHEN mail.state IN ('failed', 'bounced', 'suppressed') THEN 'Erred'
  WHEN mail.state = 'sending' OR mail.attempts > 0 THEN 'Processing'
  ELSE 'Scheduled' END)`;

const detailsJson = (now: Date) => sql`(${placeJson} || jsonb_build_object(
  'created_by_full_name', coalesce(inviter.full_name, ''), 'created_by_username', coalesce(inviter.username, ''), 'created_by_image', NULL,
  'email', invitation.email, 'state', ${stateAt(now)}, 'execution_state', ${executionState},
  'error_message', CASE ${executionState} WHEN 'Erred' THEN coalesce(mail.error, '') ELSE '' END,
  'extra_invitation_text', invitation.extra_invitation_text))`;

const lifetime = sql`(interval '24 hours' * coalesce(
  (SELECT (setting.value #>> '{}')::int FROM setting WHERE setting.key = 'INVITATION_LIFETIME_DAYS'), ${defaultSettings.INVITATION_LIFETIME_DAYS}::int))`;

/** An invitation as lists show it. */
export function invitationShape({ now }: Pick<Ctx, 'now'>): RowShape {
  return {
    id: sql`invitation.id`,
    tables: invitationTables,
    joins,
    json: sql`(jsonb_build_object('url', ${absoluteUrl(apiPath('user-invitations'))} || invitation.id || '/', 'uuid', invitation.id,
        'role', role.id, 'created', invitation.created, 'expires', coalesce(invitation.expires_at, ${now}::timestamptz + ${lifetime}), 'full_name', invitation.full_name,
        'native_name', '', 'phone_number', '', 'organization', '', 'job_title', '', 'civil_number', '')
      || ${detailsJson(now)})`,
  };
}

/** The condition that `invitation` is to the caller, who does not learn what is only asked for. */
function isInvited(ctx: Ctx): Sql {
  return sql`(${isTo(sql`${requirePerson(ctx).email}`)} AND invitation.state <> 'requested')`;
}

/** The condition that the caller reads `invitation`: as its inviter, by may adding its role, or because it is to them. */
export function isReadableInvitation(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  const { userId } = requirePerson(ctx);
  return sql`(invitation.created_by_id = ${userId}::uuid OR ${isInvited(ctx)} OR ${callerMayAdd(ctx)})`;
}

/** One invitation that the caller reads. @throws not_found */
export function readInvitationRow(ctx: Ctx, uuid: string): Promise<UserInvitation> {
  return readRow(ctx.db, invitationShape(ctx), sql`invitation.id = ${uuid}::uuid AND ${isReadableInvitation(ctx)}`);
}

/** One invitation, whoever asks. @throws not_found */
export function readAnyInvitation(ctx: Ctx, uuid: string): Promise<UserInvitation> {
  return readRow(ctx.db, invitationShape(ctx), sql`invitation.id = ${uuid}::uuid`);
}

/** What an invitation offers, without what only lists of it need. @throws not_found */
export function readDetails(ctx: Ctx, condition: Sql): Promise<InvitationDetails> {
  return readRow(ctx.db, { ...invitationShape(ctx), json: detailsJson(ctx.now) }, condition);
}

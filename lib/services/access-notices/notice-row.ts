import { can } from '@/lib/auth/permissions';
import type { AccessNotification } from '@/lib/contracts/access/notifications';
import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { episodeOf } from '@/lib/services/access-notices/episode-of';

/** The requirement and the submitter that a notice is about, over `reminder` and, of a revocation, its `ended` approval. */
const noticeRequirement = sql`coalesce(ended.requirement_id, reminder.object_id)`;
const noticeSubmitter = sql`coalesce(ended.submitter_id, reminder.recipient_id)`;

/** A notice about access in the ledger of reminders. */
export const isAccessNotice = sql`reminder.kind IN (${renewalKind}, ${revokedKind})`;

/** RENEWAL_NOTIFICATION or REVOKE_NOTIFICATION. */
export const noticeType = sql`CASE reminder.kind WHEN ${renewalKind} THEN 'RENEWAL_NOTIFICATION' ELSE 'REVOKE_NOTIFICATION' END`;

const ownApproval = sql`(SELECT own.id FROM access_approval AS own
  WHERE own.requirement_id = reminder.object_id AND own.submitter_id = reminder.recipient_id AND own.accessor_id = reminder.recipient_id
    AND EXISTS (SELECT FROM access_approval_history AS past WHERE past.approval_id = own.id
      AND ${episodeOf(sql`past.expired_on`)} = reminder.episode))`;
const expiry = sql`(SELECT past.expired_on FROM access_approval_history AS past
  WHERE past.approval_id = ended.id AND past.episode = reminder.episode::int)`;

/** The members of a notice, for json_build_object. */
const members = sql`'id', reminder.id, 'etag', md5(reminder::text), 'accessRequirementId', ${noticeRequirement},
  'submitterId', ${noticeSubmitter}, 'recipientId', reminder.recipient_id, 'label', (
    SELECT ${requirementLabel} FROM access_requirement AS requirement WHERE requirement.id = ${noticeRequirement}),
  'submitter_name', (SELECT person.full_name FROM user_account AS person WHERE person.id = ${noticeSubmitter}),
  'recipient_name', (SELECT person.full_name FROM user_account AS person WHERE person.id = reminder.recipient_id),
  'type', ${noticeType},
  'status', reminder.status, 'timestamp', reminder.scheduled_for, 'created_on', reminder.created, 'modified_on', reminder.modified,
  'milestone', reminder.milestone,
  'expired_on', CASE reminder.kind WHEN ${renewalKind} THEN reminder.episode::timestamptz ELSE ${expiry} END,
  'sent_at', reminder.sent_at, 'is_late', reminder.is_late, 'reason', coalesce(reminder.reason, ''),
  'approval_id', CASE reminder.kind WHEN ${renewalKind} THEN ${ownApproval} ELSE ended.id END,
  'delivery_uuid', (SELECT delivery.id FROM delivery
    WHERE delivery.outbox_message_id = reminder.outbox_message_id AND delivery.channel = 'email' LIMIT 1)`;

/** A notice, of `reminder` with its `ended` approval. */
export const noticeRow: RowShape = {
  id: sql`reminder.id`,
  tables: sql`reminder LEFT JOIN access_approval AS ended ON reminder.kind = ${revokedKind} AND ended.id = reminder.object_id`,
  json: sql`json_build_object(${members})`,
};

/** The attempts to send a notice; why somebody sent it once more is for those who look after notices. */
const attemptsFor = (
  seesAll: boolean,
) => sql`(SELECT coalesce(json_agg(json_build_object('at', attempt.at, 'outcome', attempt.outcome,
      'delivery_uuid', told.id, 'by', attempt.by,
      'reason', CASE WHEN ${seesAll} THEN message.payload ->> 'resent_because' END) ORDER BY attempt.at DESC, told.id DESC), '[]')
  FROM outbox_message AS message JOIN delivery AS told ON told.outbox_message_id = message.id AND told.channel = 'email'
  CROSS JOIN LATERAL (
    SELECT coalesce(told.sent_at, told.modified) AS at, told.state AS outcome, ${personJson(sql`message_by.actor_id`)} AS by
    FROM (SELECT (SELECT entry.actor_id FROM audit_entry AS entry WHERE entry.subject_type = 'reminder'
      AND entry.subject_id = reminder.id::text AND entry.operation = 'access_notifications_resend' AND entry.at = message.created) AS actor_id) AS message_by
  ) AS attempt
  WHERE message.subject_type = 'reminder' AND message.subject_id = reminder.id::text)`;

function rowWithAttempts(ctx: Ctx): RowShape {
  const attempts = attemptsFor(can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT'));
  return { ...noticeRow, json: sql`json_build_object(${members}, 'attempts', ${attempts})` };
}

/** The condition that the caller reads a notice: their own, or all. */
export function isReadableNotice(ctx: Ctx): Sql {
  if (can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT')) return isAccessNotice;
  return sql`${isAccessNotice} AND reminder.recipient_id = ${callerId(ctx)}::uuid`;
}

/** One notice that the caller reads, with its attempts. @throws not_found */
export async function readNoticeRow(ctx: Ctx, id: string): Promise<AccessNotification> {
  return readRow<AccessNotification>(
    ctx.db,
    rowWithAttempts(ctx),
    sql`reminder.id = ${id}::uuid AND ${isReadableNotice(ctx)}`,
  );
}

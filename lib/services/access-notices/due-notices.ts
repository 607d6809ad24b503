import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownName } from '@/lib/db/shown-name';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { hasAccessBeyond, isNeverTold, keepsAccess } from '@/lib/services/access/keeps-access';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { whyStopped } from '@/lib/services/access-notices/renewal-groups';
import { isSuperseded } from '@/lib/services/ledger/supersede-reminders';

const WEEK = sql`interval '7 days'`;
const MOST_NAMES = 10;

/** Where a notice stands among those that are due, the oldest first. */
export type NoticePlace = { id: string; scheduled_for: Date };

/**
 * The condition that a notice is due and nobody has taken it, over `reminder` with its `approval`; of an end, once it is an end. With
 * `after` only those that stand behind a place: so a backlog isn't read again for each batch.
 */
export function isDue(now: Date, after: NoticePlace | null): Sql {
  const isBehind =
    after === null
      ? sql`TRUE`
      : sql`(reminder.scheduled_for, reminder.id) > (${after.scheduled_for}::timestamptz, ${after.id}::uuid)`;
  return sql`reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL AND reminder.scheduled_for <= ${now}::timestamptz
    AND ${isBehind} AND reminder.kind IN (${renewalKind}, ${revokedKind})
    AND (reminder.kind = ${renewalKind} OR approval.state = 'REVOKED' OR approval.episode <> reminder.episode::int)`;
}

export const noticesWithApproval = sql`reminder
  LEFT JOIN access_approval AS approval ON reminder.kind = ${revokedKind} AND approval.id = reminder.object_id`;

/** What a renewal notice tells, and why it is not told where it is not. */
export type DueRenewal = {
  id: string;
  requirement_id: string;
  submitter_id: string;
  milestone: string;
  scheduled_for: Date;
  episode: string;
  why: string | null;
  is_superseded: boolean;
  label: string;
  renewal_details_url: string | null;
  renewal_text: string;
  is_duc_required: boolean;
  is_irb_approval_required: boolean;
  people_count: number;
  people: string[];
};

/** The renewal notices that a condition on `reminder` finds, as they would be told now, oldest first. One statement. */
export function readRenewals({ db, now }: Ctx, condition: Sql): Promise<DueRenewal[]> {
  const expiredOn = sql`reminder.episode::timestamptz`;
  const group = { requirementId: sql`reminder.object_id`, submitterId: sql`reminder.recipient_id`, expiredOn };
  return db.$queryRaw<DueRenewal[]>(sql`
    SELECT reminder.id, reminder.object_id AS requirement_id, reminder.recipient_id AS submitter_id, reminder.milestone,
      reminder.scheduled_for, reminder.episode,
      coalesce(${whyStopped(group, now)}, CASE WHEN person.status <> 'active' OR person.is_service_account THEN 'recipient_inactive' END) AS why,
      ${isSuperseded({ kind: renewalKind, isReached: sql`newer.scheduled_for <= ${now}::timestamptz` })} AS is_superseded,
      ${requirementLabel} AS label, requirement.renewal_details_url, requirement.renewal_text, requirement.is_duc_required,
      requirement.is_irb_approval_required, losing.count AS people_count, coalesce(losing.names, '{}') AS people
    FROM reminder
    JOIN access_requirement AS requirement ON requirement.id = reminder.object_id
    JOIN user_account AS person ON person.id = reminder.recipient_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, (array_agg(${shownName(sql`accessor`)} ORDER BY lower(${shownName(sql`accessor`)}), accessor.id))[1:${MOST_NAMES}::int] AS names
      FROM access_approval AS member JOIN user_account AS accessor ON accessor.id = member.accessor_id
      WHERE member.requirement_id = reminder.object_id AND member.submitter_id = reminder.recipient_id AND member.state = 'APPROVED'
        AND member.expired_on >= ${expiredOn} AND member.expired_on <= ${expiredOn} + ${WEEK}
        AND NOT ${hasAccessBeyond(sql`member`, now, sql`${expiredOn} + ${WEEK}`)}) AS losing
    WHERE reminder.kind = ${renewalKind} AND ${condition} ORDER BY reminder.scheduled_for, reminder.id`);
}

/** What a revocation notice tells, and why it is not told where it is not. */
export type DueRevocation = {
  id: string;
  requirement_id: string;
  accessor_id: string;
  scheduled_for: Date;
  why: string | null;
  label: string;
  is_archived: boolean;
  ended_at: Date | null;
  cause: 'expiry' | 'committee' | 'submission' | 'import' | null;
  reason: string;
  submitter_name: string;
};

/** The revocation notices that a condition on `reminder` with its `approval` finds, as they would be told now, oldest first. One statement. */
export function readRevocations({ db, now }: Ctx, condition: Sql): Promise<DueRevocation[]> {
  return db.$queryRaw<DueRevocation[]>(sql`
    SELECT reminder.id, approval.requirement_id, approval.accessor_id, reminder.scheduled_for, approval.ended_at, approval.ended_by AS cause,
      CASE WHEN approval.state = 'APPROVED' OR approval.episode <> reminder.episode::int THEN 'renewed'
        WHEN ${isNeverTold} THEN 'recipient_inactive'
        WHEN ${keepsAccess(now)} THEN 'other_approval' END AS why,
      ${requirementLabel} AS label, requirement.archived_at IS NOT NULL AS is_archived, ${shownName(sql`submitter`)} AS submitter_name,
      coalesce((SELECT past.reason FROM access_approval_history AS past
        WHERE past.approval_id = approval.id AND past.episode = approval.episode AND past.tell_reason), '') AS reason
    FROM reminder JOIN access_approval AS approval ON approval.id = reminder.object_id
    JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
    JOIN user_account AS person ON person.id = reminder.recipient_id
    JOIN user_account AS submitter ON submitter.id = approval.submitter_id
    WHERE reminder.kind = ${revokedKind} AND ${condition} ORDER BY reminder.scheduled_for, reminder.id`);
}

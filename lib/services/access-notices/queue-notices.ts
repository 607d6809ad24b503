import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownName } from '@/lib/db/shown-name';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { accessRenewal, RENEWAL_TITLE } from '@/lib/plugins/notification-kinds/access-renewal';
import { accessRevoked, REVOKED_TITLE } from '@/lib/plugins/notification-kinds/access-revoked';
import { hasAccessBeyond, isNeverNotified, keepsAccess } from '@/lib/services/access/keeps-access';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { expiryOfGroup } from '@/lib/services/access-notices/due-notices';
import { episodeOf } from '@/lib/services/access-notices/episode-of';
import { mailAbout, type QueuedReminders, queueEachReminder } from '@/lib/services/ledger/queue-reminders';

const WEEK = sql`interval '7 days'`;
const MOST_NAMES = 10;

/**
 * Tells notices that wait to be told: of renewals those that a condition on `reminder` finds, which were judged before, and of
 * revocations those that nothing stops. What a requirement says besides its label is read when the mail is written. One statement
 * besides the request to deliver.
 * @param resentBecause why somebody has it sent once more
 */
export function queueNotices(
  tx: Ctx,
  which: { renewals: Sql; revocations: Sql },
  resentBecause?: string,
): Promise<QueuedReminders> {
  const mails = sql`${renewalMails(tx.now, which.renewals)} UNION ALL ${revocationMails(tx.now, which.revocations)}`;
  return queueEachReminder(tx, mails, resentBecause);
}

/** The mails that tell renewal notices: how many people lose access with the group or within the week after, and the first by name. */
function renewalMails(now: Date, condition: Sql): Sql {
  const weekAfter = sql`expiry.expired_on + ${WEEK}`;
  const name = shownName(sql`accessor`);
  return sql`
    SELECT ${mailAbout(accessRenewal)}, NULL AS why, jsonb_build_object('title', ${requirementLabel} || ${RENEWAL_TITLE}, 'label', ${requirementLabel},
      'requirement_id', requirement.id, 'expired_on', reminder.episode, 'people_count', losing.count, 'people', losing.names) AS facts
    FROM reminder JOIN access_requirement AS requirement ON requirement.id = reminder.object_id ${expiryOfGroup}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count,
        coalesce((array_agg(${name} ORDER BY lower(${name}), accessor.id))[1:${MOST_NAMES}::int], '{}') AS names
      FROM access_approval AS member JOIN user_account AS accessor ON accessor.id = member.accessor_id
      WHERE member.requirement_id = reminder.object_id AND member.submitter_id = reminder.recipient_id AND member.state = 'APPROVED'
        AND member.expired_on >= expiry.expired_on AND member.expired_on <= ${weekAfter}
        AND NOT ${hasAccessBeyond(sql`member`, now, weekAfter)}) AS losing
    WHERE reminder.kind = ${renewalKind} AND ${condition}`;
}

/** The mails that tell revocation notices: since when, by whom, and why where the person is to know. */
function revocationMails(now: Date, condition: Sql): Sql {
  return sql`
    SELECT ${mailAbout(accessRevoked)}, CASE
        WHEN approval.state = 'APPROVED' OR approval.episode <> reminder.episode::int THEN 'renewed'
        WHEN ${isNeverNotified} THEN 'recipient_inactive'
        WHEN ${keepsAccess(now)} THEN 'other_approval' END AS why,
      jsonb_build_object('title', ${requirementLabel} || ${REVOKED_TITLE}, 'label', ${requirementLabel},
        'requirement_id', requirement.id, 'ended_at', ${episodeOf(sql`coalesce(approval.ended_at, reminder.scheduled_for)`)},
        'cause', coalesce(approval.ended_by, 'expiry'), 'submitter_name', ${shownName(sql`submitter`)},
        'reason', CASE approval.ended_by WHEN 'committee' THEN coalesce((SELECT past.reason FROM access_approval_history AS past
          WHERE past.approval_id = approval.id AND past.episode = approval.episode AND past.tell_reason), '') ELSE '' END) AS facts
    FROM reminder JOIN access_approval AS approval ON approval.id = reminder.object_id
    JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id
    JOIN user_account AS person ON person.id = reminder.recipient_id
    JOIN user_account AS submitter ON submitter.id = approval.submitter_id
    WHERE reminder.kind = ${revokedKind} AND ${condition}`;
}

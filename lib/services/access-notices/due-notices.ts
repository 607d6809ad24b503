import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { lockingPairs } from '@/lib/services/access/lock-pairs';
import { whyStopped } from '@/lib/services/access-notices/renewal-groups';
import { isSuperseded } from '@/lib/services/ledger/supersede-reminders';

/** Where a notice stands among those that are due, the oldest first. */
export type NoticePlace = { id: string; scheduled_for: Date };

/** Notices that are due: how many, the ids of either kind as PostgreSQL writes an array, and the last of them. */
export type PickedNotices = { count: number; renewals: string; revocations: string; last: NoticePlace };

/**
 * Picks notices that are due and that nobody has taken, the oldest first; with `after` only those behind a place: so a backlog isn't
 * read again for each batch. Nobody else changes their pairs until the transaction ends. One statement; null when nothing is due.
 */
export async function pickNotices(
  { db, now }: Ctx,
  after: NoticePlace | null,
  most: number,
): Promise<PickedNotices | null> {
  const isBehind =
    after === null
      ? sql`TRUE`
      : sql`(reminder.scheduled_for, reminder.id) > (${after.scheduled_for}::timestamptz, ${after.id}::uuid)`;
  const idsOf = (kind: Sql) => sql`coalesce(array_agg(id) FILTER (WHERE kind = ${kind}), '{}')::text`;
  const [picked] = await db.$queryRaw<(Omit<PickedNotices, 'last'> & NoticePlace)[]>(sql`
    WITH picked AS MATERIALIZED (
      SELECT reminder.id, reminder.scheduled_for, reminder.kind, ${pairOfNotice} FROM ${noticesWithApproval}
      WHERE reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL AND reminder.scheduled_for <= ${now}::timestamptz
        AND ${isBehind} AND reminder.kind IN (${renewalKind}, ${revokedKind})
        AND (reminder.kind = ${renewalKind} OR approval.state = 'REVOKED' OR approval.episode <> reminder.episode::int)
      ORDER BY reminder.scheduled_for, reminder.id LIMIT ${most}),
    locked AS MATERIALIZED (${lockingPairs(sql`SELECT requirement_id, submitter_id FROM picked`)}),
    last AS (SELECT id, scheduled_for FROM picked ORDER BY scheduled_for DESC, id DESC LIMIT 1)
    SELECT ids.*, last.* FROM locked CROSS JOIN last CROSS JOIN (
      SELECT count(*)::int AS count, ${idsOf(renewalKind)} AS renewals, ${idsOf(revokedKind)} AS revocations FROM picked) AS ids`);
  if (picked === undefined) return null;
  const { id, scheduled_for, ...rest } = picked;
  return { ...rest, last: { id, scheduled_for } };
}

/** When the access of the group expires that `reminder` is about: what the ledger has as a text is read once. */
export const expiryOfGroup = sql`CROSS JOIN LATERAL (SELECT reminder.episode::timestamptz AS expired_on OFFSET 0) AS expiry`;

/** The requirement and the submitter of `reminder` with its `approval`. */
export const pairOfNotice = sql`coalesce(approval.requirement_id, reminder.object_id) AS requirement_id,
  coalesce(approval.submitter_id, reminder.recipient_id) AS submitter_id`;

export const noticesWithApproval = sql`reminder
  LEFT JOIN access_approval AS approval ON reminder.kind = ${revokedKind} AND approval.id = reminder.object_id`;

/** A renewal notice, and why it is not told where it is not. */
export type DueRenewal = {
  id: string;
  requirement_id: string;
  submitter_id: string;
  milestone: string;
  scheduled_for: Date;
  why: string | null;
  is_superseded: boolean;
};

/** The renewal notices that a condition on `reminder` finds, as they are judged now, oldest first. One statement. */
export function readRenewals({ db, now }: Ctx, condition: Sql): Promise<DueRenewal[]> {
  const group = {
    requirementId: sql`reminder.object_id`,
    submitterId: sql`reminder.recipient_id`,
    expiredOn: sql`expiry.expired_on`,
  };
  return db.$queryRaw<DueRenewal[]>(sql`
    SELECT reminder.id, reminder.object_id AS requirement_id, reminder.recipient_id AS submitter_id, reminder.milestone, reminder.scheduled_for,
      coalesce(${whyStopped(group, now)}, CASE WHEN person.status <> 'active' OR person.is_service_account THEN 'recipient_inactive' END) AS why,
      ${isSuperseded({ kind: renewalKind, isReached: sql`newer.scheduled_for <= ${now}::timestamptz` })} AS is_superseded
    FROM reminder
    JOIN access_requirement AS requirement ON requirement.id = reminder.object_id
    JOIN user_account AS person ON person.id = reminder.recipient_id ${expiryOfGroup}
    WHERE reminder.kind = ${renewalKind} AND ${condition} ORDER BY reminder.scheduled_for, reminder.id`);
}

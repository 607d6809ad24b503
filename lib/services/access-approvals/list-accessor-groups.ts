import type { listAccessorGroupsOperation } from '@/lib/contracts/access/approvals';
import type { InputOf } from '@/lib/contracts/operation';
import { empty, type Sql, sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { aroundPage } from '@/lib/services/access-approvals/around-page';
import { episodeOf } from '@/lib/services/access-notices/episode-of';
import { noticeRow } from '@/lib/services/access-notices/notice-row';

const MOST_ACCESSORS = 500;
const MOST_NOTIFICATIONS = 20;

const columns = {
  expired_on: sql`grouped.expired_on`,
  requirement: sql`lower(requirement.name)`,
  submitter: sql`lower(submitter.full_name)`,
};
const soonestFirst = [
  { ...ascending(columns.expired_on), mayBeNull: true },
  ascending(columns.requirement),
  ascending(columns.submitter),
  ascending(sql`grouped.requirement_id`),
  ascending(sql`grouped.submitter_id`),
  ascending(sql`grouped.is_live`),
];

/**
 * Who has access, by requirement, submitter and expiry, the first to expire first unless asked otherwise; live access alone unless
 * asked for what has ended too. @throws not_allowed to others than the committee, staff and support
 */
export async function listAccessorGroups(ctx: Ctx, { o, ...input }: InputOf<typeof listAccessorGroupsOperation>) {
  const groups = input.expired ? everyGroup(ctx.now, byExpiry) : groupsInForce(ctx.now);
  const counted = input.expired ? everyGroup(ctx.now, () => empty) : groups;
  const condition = matchesAll({ ...input, o: undefined }, filtersAt(ctx.now));
  const total = sql`(SELECT count(*)::int FROM ${counted} WHERE ${condition})`;
  const order = requestedOrder(o, columns, soonestFirst);
  const isFar = input.page > 1 && input.cursor === undefined && o === undefined;
  const around = isFar ? await aroundPage(ctx.db, groups, condition, input) : { condition };
  return listRows(ctx.db, groupRow(ctx.now, groups), { ...around, order, total }, input);
}

/** Whoever left a group that others are still in is not in it, although the expiry was the same. */
const isMember = (now: Date) => (accessorId: string) =>
  sql`EXISTS (SELECT FROM access_approval AS member
  WHERE member.requirement_id = grouped.requirement_id AND member.submitter_id = grouped.submitter_id
    AND member.accessor_id = ${accessorId}::uuid AND member.expired_on IS NOT DISTINCT FROM grouped.expired_on
    AND (${isLiveApproval(sql`member`, now)}) = grouped.is_live)`;

const filtersAt = (now: Date) => ({
  requirement: isId(sql`grouped.requirement_id`),
  submitter: isId(sql`grouped.submitter_id`),
  accessor: isMember(now),
  expire_before: (at: string) => sql`grouped.expired_on <= ${at}::timestamptz`,
  expired: () => sql`TRUE`,
});

const isInForce = (now: Date) => sql`(kept.expired_on IS NULL OR kept.expired_on > ${now}::timestamptz)`;

function groupsInForce(now: Date): Sql {
  return sql`(SELECT kept.id, kept.requirement_id, kept.submitter_id, kept.expired_on, true AS is_live FROM access_group AS kept
    WHERE kept.members > 0 AND ${isInForce(now)}) AS grouped`;
}

/** Each part of a union by itself, so that indexes give the first of all without reading the others. */
const byExpiry = (part: Sql) => sql`ORDER BY ${part}.expired_on`;

/** Those that have ended, too. What has expired and no job has touched is in one group with what was revoked of the same expiry. */
function everyGroup(now: Date, orderOf: (part: Sql) => Sql): Sql {
  const hasEndedGroup = sql`EXISTS (SELECT FROM access_ended_group AS same WHERE same.members > 0
    AND same.requirement_id = kept.requirement_id AND same.submitter_id = kept.submitter_id AND same.expired_on = kept.expired_on)`;
  return sql`(
    (SELECT kept.id, kept.requirement_id, kept.submitter_id, kept.expired_on, ${isInForce(now)} AS is_live FROM access_group AS kept
    WHERE kept.members > 0 AND (${isInForce(now)} OR NOT ${hasEndedGroup}) ${orderOf(sql`kept`)})
    UNION ALL
    (SELECT ended.id, ended.requirement_id, ended.submitter_id, ended.expired_on, false FROM access_ended_group AS ended
    WHERE ended.members > 0 ${orderOf(sql`ended`)})) AS grouped`;
}

function groupRow(now: Date, groups: Sql): RowShape {
  const members = sql`approval.requirement_id = grouped.requirement_id AND approval.submitter_id = grouped.submitter_id
    AND approval.expired_on IS NOT DISTINCT FROM grouped.expired_on AND (${isLiveApproval(sql`approval`, now)}) = grouped.is_live`;
  return {
    id: sql`grouped.id`,
    tables: sql`${groups}
      JOIN access_requirement AS requirement ON requirement.id = grouped.requirement_id
      JOIN user_account AS submitter ON submitter.id = grouped.submitter_id`,
    joins: sql`
      CROSS JOIN LATERAL (
        SELECT array_agg(approval.accessor_id ORDER BY approval.accessor_id) AS accessor_ids, count(*)::int AS count
        FROM access_approval AS approval WHERE ${members}) AS members
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(shown.json ORDER BY placed.place) FILTER (WHERE shown.json IS NOT NULL), '[]') AS rows, count(*)::int AS count
        FROM (SELECT told.id, row_number() OVER (ORDER BY told.is_end, told.scheduled_for, told.id) AS place FROM (
          SELECT reminder.id, false AS is_end, reminder.scheduled_for FROM reminder
          WHERE reminder.kind = ${renewalKind} AND reminder.object_id = grouped.requirement_id
            AND reminder.recipient_id = grouped.submitter_id AND reminder.episode = ${episodeOf(sql`grouped.expired_on`)}
          UNION ALL
          SELECT reminder.id, true, reminder.scheduled_for FROM access_approval AS approval
          JOIN reminder ON reminder.kind = ${revokedKind} AND reminder.object_id = approval.id AND reminder.episode = approval.episode::text
          WHERE ${members}) AS told) AS placed
        LEFT JOIN LATERAL (SELECT ${noticeRow.json} AS json FROM ${noticeRow.tables}
          WHERE reminder.id = placed.id AND placed.place <= ${MOST_NOTIFICATIONS}) AS shown ON true) AS notices`,
    json: sql`json_build_object('requirement_id', grouped.requirement_id, 'label', ${requirementLabel},
      'submitter_id', grouped.submitter_id, 'submitter_name', submitter.full_name, 'expired_on', grouped.expired_on,
      'is_live', grouped.is_live, 'accessor_ids', to_json(members.accessor_ids[1:${MOST_ACCESSORS}::int]), 'accessors_count', members.count,
      'notifications', notices.rows, 'notifications_count', notices.count)`,
  };
}

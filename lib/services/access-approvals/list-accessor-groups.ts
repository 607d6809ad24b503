import type { listAccessorGroupsOperation } from '@/lib/contracts/access-approvals';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/is-renewal';
import { requirementLabel } from '@/lib/services/access/requirement-row';
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
export async function listAccessorGroups(ctx: Ctx, input: InputOf<typeof listAccessorGroupsOperation>) {
  const { o, ...asked } = input;
  const condition = matchesAll({ ...asked, o: undefined }, filters);
  const order = requestedOrder(o, columns, soonestFirst);
  return listRows(ctx.db, groupRow(ctx.now, input.expired), { condition, order, isSearched: true }, input);
}

const isMember = (accessorId: string) => sql`EXISTS (SELECT FROM access_approval AS member
  WHERE member.requirement_id = grouped.requirement_id AND member.submitter_id = grouped.submitter_id
    AND member.accessor_id = ${accessorId}::uuid AND member.expired_on IS NOT DISTINCT FROM grouped.expired_on)`;

const filters = {
  requirement: isId(sql`grouped.requirement_id`),
  submitter: isId(sql`grouped.submitter_id`),
  accessor: isMember,
  expire_before: (at: string) => sql`grouped.expired_on <= ${at}::timestamptz`,
  expired: () => sql`TRUE`,
};

/** Groups are found by aggregation; each of a page is then read by one of its approvals. */
function groupRow(now: Date, withEnded: boolean): RowShape {
  const isLive = isLiveApproval(sql`approval`, now);
  const whichever = withEnded ? sql`TRUE` : isLive;
  return {
    id: sql`grouped.id`,
    tables: sql`(
      SELECT (array_agg(approval.id))[1] AS id, approval.requirement_id, approval.submitter_id, approval.expired_on, ${isLive} AS is_live
      FROM access_approval AS approval WHERE ${whichever} GROUP BY 2, 3, 4, 5) AS grouped
      JOIN access_requirement AS requirement ON requirement.id = grouped.requirement_id
      JOIN user_account AS submitter ON submitter.id = grouped.submitter_id`,
    shownFrom: sql`(
      SELECT approval.id, approval.requirement_id, approval.submitter_id, approval.expired_on, ${isLive} AS is_live
      FROM access_approval AS approval) AS grouped
      JOIN access_requirement AS requirement ON requirement.id = grouped.requirement_id
      JOIN user_account AS submitter ON submitter.id = grouped.submitter_id`,
    joins: sql`
      CROSS JOIN LATERAL (
        SELECT array_agg(approval.accessor_id ORDER BY approval.accessor_id) AS accessor_ids, count(*)::int AS count,
          array_agg(approval.id || ':' || approval.episode) AS episodes, array_agg(approval.id) AS ids
        FROM access_approval AS approval
        WHERE approval.requirement_id = grouped.requirement_id AND approval.submitter_id = grouped.submitter_id
          AND approval.expired_on IS NOT DISTINCT FROM grouped.expired_on AND (${isLive}) = grouped.is_live) AS members
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(notice.json ORDER BY notice.place) FILTER (WHERE notice.place <= ${MOST_NOTIFICATIONS}), '[]') AS rows,
          count(*)::int AS count
        FROM (SELECT ${noticeRow.json} AS json,
            row_number() OVER (ORDER BY reminder.kind = ${revokedKind}, reminder.scheduled_for, reminder.id) AS place
          FROM ${noticeRow.tables}
          WHERE (reminder.kind = ${renewalKind} AND reminder.object_id = grouped.requirement_id
              AND reminder.recipient_id = grouped.submitter_id AND reminder.episode = ${episodeOf(sql`grouped.expired_on`)})
            OR (reminder.kind = ${revokedKind} AND reminder.object_id = ANY(members.ids)
              AND reminder.object_id || ':' || reminder.episode = ANY(members.episodes))) AS notice) AS notices`,
    json: sql`json_build_object('requirement_id', grouped.requirement_id, 'label', ${requirementLabel},
      'submitter_id', grouped.submitter_id, 'submitter_name', submitter.full_name, 'expired_on', grouped.expired_on,
      'is_live', grouped.is_live, 'accessor_ids', to_json(members.accessor_ids[1:${MOST_ACCESSORS}::int]), 'accessors_count', members.count,
      'notifications', notices.rows, 'notifications_count', notices.count)`,
  };
}

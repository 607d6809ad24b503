import { requirePerson } from '@/lib/auth/require';
import type { listMyAccessOperation } from '@/lib/contracts/access/people';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { hasWords, holds, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { isLiveApproval } from '@/lib/services/access/live-approval';
import { requirementLabel } from '@/lib/services/access/requirement-row';

const hasAccess = sql`coalesce(mine.has_access, FALSE)`;

const filters = {
  q: hasWords(requirementLabel),
  requirement: isId(sql`requirement.id`),
  has_access: holds(hasAccess),
};

const expiringFirst = [
  descending(hasAccess),
  { ...ascending(sql`mine.expired_on`), mayBeNull: true },
  ascending(sql`lower(${requirementLabel})`),
  ascending(sql`requirement.id`),
];

/** What the caller has, had or requests access to, and gives others: a row per requirement. One statement. */
export function listMyAccess(ctx: Ctx, input: InputOf<typeof listMyAccessOperation>) {
  const { userId } = requirePerson(ctx);
  const shape: RowShape = {
    id: sql`requirement.id`,
    tables: sql`access_requirement AS requirement
      LEFT JOIN (${approvalsAround(ctx, sql`${userId}::uuid`)}) AS mine ON mine.requirement_id = requirement.id
      LEFT JOIN access_submission AS open ON open.requirement_id = requirement.id AND open.submitter_id = ${userId}::uuid
        AND open.state IN ('DRAFT', 'SUBMITTED')`,
    json: sql`json_build_object('requirement_id', requirement.id, 'label', ${requirementLabel},
      'is_archived', requirement.archived_at IS NOT NULL, 'has_access', ${hasAccess}, 'expired_on', mine.expired_on,
      'ended_at', CASE WHEN NOT ${hasAccess} THEN mine.ended_at END, 'people_count', coalesce(mine.people_count, 0),
      'open_submission', CASE WHEN open.id IS NOT NULL THEN json_build_object('id', open.id, 'state', open.state) END)`,
  };
  const isOurs = sql`(mine.requirement_id IS NOT NULL OR open.id IS NOT NULL)`;
  return listRows(ctx.db, shape, { condition: matchesAll(input, filters, isOurs), order: expiringFirst }, input);
}

/** Per requirement, what a person's approvals come to, and those that they give. An approval without an expiry outlasts all others. */
function approvalsAround({ now }: Ctx, person: Sql): Sql {
  const isOwn = sql`approval.accessor_id = ${person}`;
  const isLive = isLiveApproval(sql`approval`, now);
  return sql`SELECT approval.requirement_id, bool_or(${isOwn} AND ${isLive}) AS has_access,
      CASE WHEN NOT bool_or(${isOwn} AND ${isLive} AND approval.expired_on IS NULL)
        THEN max(approval.expired_on) FILTER (WHERE ${isOwn} AND ${isLive}) END AS expired_on,
      max(least(approval.ended_at, approval.expired_on)) FILTER (WHERE ${isOwn} AND NOT ${isLive}) AS ended_at,
      (count(*) FILTER (WHERE approval.submitter_id = ${person} AND ${isLive}))::int AS people_count
    FROM access_approval AS approval
    WHERE ${isOwn} OR approval.submitter_id = ${person} GROUP BY approval.requirement_id`;
}

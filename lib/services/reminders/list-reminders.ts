import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { listRemindersOperation } from '@/lib/contracts/history/reminders';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, equals, isAnyOf, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

type Input = InputOf<typeof listRemindersOperation>;

/** The page of what a reminder is about, where that is there and the caller may see it. */
function pageOf(ctx: Ctx): Sql {
  return sql`
    SELECT 'project-details' AS name, json_build_object('project_uuid', project.id) AS params
    FROM project WHERE reminder.object_type = 'project' AND project.id = reminder.object_id AND ${isVisibleProject(ctx, sql`project.id`)}
    UNION ALL
    SELECT 'marketplace-resource-details', json_build_object('resource_uuid', resource.id)
    FROM resource WHERE reminder.object_type = 'resource' AND resource.id = reminder.object_id
      AND ${isVisibleProject(ctx, sql`resource.project_id`)}
    UNION ALL
    SELECT 'access-requirement-details', json_build_object('requirement_uuid', requirement.id)
    FROM access_requirement AS requirement WHERE requirement.id = ${requirementOf}`;
}

/** The access requirement that a notice of access is about; null for other reminders. */
const requirementOf = sql`CASE reminder.object_type WHEN 'access_requirement' THEN reminder.object_id
  WHEN 'access_approval' THEN (SELECT approval.requirement_id FROM access_approval AS approval WHERE approval.id = reminder.object_id) END`;

const reminderRow = (ctx: Ctx): RowShape => ({
  id: sql`reminder.id`,
  tables: sql`reminder`,
  joins: sql`
    JOIN user_account AS person ON person.id = reminder.recipient_id
    LEFT JOIN LATERAL (SELECT delivery.id FROM delivery
      WHERE delivery.outbox_message_id = reminder.outbox_message_id AND delivery.channel = 'email' LIMIT 1) AS told ON true
    LEFT JOIN LATERAL (${pageOf(ctx)}) AS page_of ON true`,
  json: sql`json_build_object(
    'id', reminder.id, 'kind', reminder.kind, 'object_type', reminder.object_type, 'object_id', reminder.object_id,
    'object_name', reminder.object_name, 'episode', reminder.episode, 'milestone', reminder.milestone,
    'recipient', json_build_object('uuid', person.id, 'full_name', person.full_name),
    'scheduled_for', reminder.scheduled_for, 'status', reminder.status, 'reason', reminder.reason,
    'sent_at', reminder.sent_at, 'is_late', reminder.is_late, 'delivery_uuid', told.id,
    'route_name', page_of.name, 'route_params', coalesce(page_of.params, '{}'),
    'created', reminder.created, 'modified', reminder.modified)`,
});

const columns = {
  scheduled_for: sql`reminder.scheduled_for`,
  sent_at: sql`reminder.sent_at`,
  status: sql`reminder.status`,
};
const latestFirst = [descending(sql`reminder.scheduled_for`), descending(sql`reminder.id`)];

/** Found by the objects, which an index serves. */
function isAboutRequirement(id: string): Sql {
  return sql`reminder.object_id IN (
    SELECT ${id}::uuid UNION ALL SELECT approval.id FROM access_approval AS approval WHERE approval.requirement_id = ${id}::uuid)`;
}

const filters: Conditions<Input> = {
  kind: isAnyOf(sql`reminder.kind`),
  object_id: isId(sql`reminder.object_id`),
  requirement: isAboutRequirement,
  recipient: isId(sql`reminder.recipient_id`),
  status: equals(sql`reminder.status`),
  scheduled_after: (at) => sql`reminder.scheduled_for >= ${at}::timestamptz`,
  scheduled_before: (at) => sql`reminder.scheduled_for <= ${at}::timestamptz`,
};

/** The caller’s reminders, or everyone’s for staff and support, the latest first. One statement. @throws not_allowed for somebody else’s */
export async function listReminders(ctx: Ctx, input: Input) {
  const { userId } = requirePerson(ctx);
  const seesAll = can(ctx.actor, 'STAFF_OR_SUPPORT');
  if (!seesAll && input.recipient !== undefined && input.recipient !== userId) throw new DomainError('not_allowed');
  const own = seesAll ? [] : [sql`reminder.recipient_id = ${userId}::uuid`];
  const condition = matchesAll(input, filters, ...own);
  return listRows(ctx.db, reminderRow(ctx), { condition, order: requestedOrder(input.o, columns, latestFirst) }, input);
}

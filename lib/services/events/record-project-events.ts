import type { EventType } from '@/lib/contracts/history/event-log';
import { callerId } from '@/lib/core/caller-id';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** One event for each of several projects. What is said of people is their ids: names are added when it is read. */
type ProjectEvents = {
  type: EventType;
  /** Over `project`, `customer` and what `joins` adds. */
  message: Sql;
  /** Further members of the context, as jsonb; over the same. */
  context?: Sql;
  /** To whom it happened. */
  affected?: Sql;
  /** What it is about beyond the project, joined to that. */
  joins?: Sql;
};

/** Writes an event for every row that a condition on `project` finds, in the transaction that `ctx` is in. One statement. */
export async function recordProjectEvents(
  ctx: Ctx,
  condition: Sql,
  { affected = sql`NULL`, context = sql`'{}'::jsonb`, joins = empty, message, type }: ProjectEvents,
): Promise<void> {
  const userId = callerId(ctx);
  await ctx.db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id, user_id, affected_user_id)
    SELECT ${ctx.now}::timestamptz, ${type}, ${message},
      jsonb_build_object('project_uuid', project.id, 'project_name', project.name, 'customer_uuid', customer.id,
        'customer_name', customer.name, 'user_uuid', ${userId}::uuid) || ${context},
      project.id, customer.id, ${userId}::uuid, ${affected}::uuid
    FROM project JOIN customer ON customer.id = project.customer_id ${joins}
    WHERE ${condition}`);
}

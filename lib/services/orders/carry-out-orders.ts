import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

type Ids = readonly string[];

const ofOrders = (ids: Ids): Sql => sql`placed.id = ANY(${[...ids]}::uuid[])`;

/** What is carried out for orders that began to be executed: a resource is made, or set to what is done to it. Two statements. */
export async function beginOrders({ db, now }: Ctx, ids: Ids): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw(sql`
    WITH made AS (
      UPDATE marketplace_order AS placed SET resource_id = uuid_v7()
      WHERE ${ofOrders(ids)} AND placed.order_type = 'CREATE' AND placed.resource_id IS NULL
      RETURNING placed.resource_id, placed.project_id, placed.offering_id, placed.attributes, placed.limits)
    INSERT INTO resource (id, project_id, offering_id, name, state, limits, created, modified)
    SELECT made.resource_id, made.project_id, made.offering_id,
      coalesce(nullif(made.attributes ->> 'name', ''), offering.name), 'CREATING', made.limits, ${now}::timestamptz, ${now}::timestamptz
    FROM made JOIN offering ON offering.id = made.offering_id`);
  await setResources(
    { db, now },
    ids,
    sql`CASE placed.order_type
    WHEN 'CREATE' THEN 'CREATING' WHEN 'UPDATE' THEN 'UPDATING' ELSE 'TERMINATING' END`,
  );
}

/** What is carried out for orders that are done: their resources are there as ordered, or gone. */
export async function completeOrders(tx: Ctx, ids: Ids): Promise<void> {
  if (ids.length === 0) return;
  await setResources(tx, ids, sql`CASE placed.order_type WHEN 'TERMINATE' THEN 'TERMINATED' ELSE 'OK' END`);
  await recordProjectEvents(tx, sql`${ofOrders(ids)} AND placed.order_type = 'TERMINATE'`, {
    type: 'marketplace_resource_terminate_succeeded',
    message: sql`'Resource ' || resource.name || ' was terminated.'`,
    joins: sql`
      JOIN marketplace_order AS placed ON placed.project_id = project.id JOIN resource ON resource.id = placed.resource_id`,
    context: sql`jsonb_build_object('order_uuid', placed.id, 'resource_uuid', resource.id, 'resource_name', resource.name)`,
  });
}

/** What is carried out for orders that failed while they were executed. */
export async function failOrders(ctx: Pick<Ctx, 'db' | 'now'>, ids: Ids): Promise<void> {
  if (ids.length === 0) return;
  await setResources(ctx, ids, sql`'ERRED'`);
}

/** Limits are those of the order from the moment that it is done. */
async function setResources({ db, now }: Pick<Ctx, 'db' | 'now'>, ids: Ids, state: Sql): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE resource SET state = ${state}, modified = ${now}::timestamptz,
      limits = CASE WHEN placed.order_type <> 'TERMINATE' AND placed.state = 'DONE' THEN placed.limits ELSE resource.limits END
    FROM marketplace_order AS placed WHERE resource.id = placed.resource_id AND ${ofOrders(ids)}`);
}

/**
 * Has the job of projects’ lives run right after the commit where it goes on with these orders: it completes those of offerings
 * that need nobody for it, and deletes expired projects whose last resource is gone.
 */
export async function askForRun(tx: Ctx, ids: Ids): Promise<void> {
  const [found] = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM marketplace_order AS placed JOIN offering ON offering.id = placed.offering_id
    WHERE ${ofOrders(ids)} AND ((placed.state = 'EXECUTING' AND offering.plugin_options @> '{"auto_complete": true}')
      OR (placed.state = 'DONE' AND placed.order_type = 'TERMINATE'))`);
  if ((found?.count ?? 0) > 0) tx.emit({ type: 'project_lives.requested' });
}

import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

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
export async function completeOrders(ctx: Pick<Ctx, 'db' | 'now'>, ids: Ids): Promise<void> {
  if (ids.length === 0) return;
  await setResources(ctx, ids, sql`CASE placed.order_type WHEN 'TERMINATE' THEN 'TERMINATED' ELSE 'OK' END`);
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

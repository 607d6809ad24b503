import type { Order } from '@/lib/contracts/marketplace';
import { DomainError } from '@/lib/core/errors';
import { type Db, type Sql, sql } from '@/lib/db/client';

/**
 * The tables that an order's wire shape is made of, under the names that `orderJson` uses.
 * Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export const orderTables = sql`
  marketplace_order AS placed
  JOIN project ON project.id = placed.project_id
  LEFT JOIN customer ON customer.id = project.customer_id
  LEFT JOIN offering ON offering.id = placed.offering_id
  LEFT JOIN resource ON resource.id = placed.resource_id`;

const people = sql`
  LEFT JOIN user_account AS creator ON creator.id = placed.created_by_id
  LEFT JOIN user_account AS reviewer ON reviewer.id = placed.consumer_reviewed_by_id`;

/** `orderTables` and the people who had to do with the order. */
export const orderTablesAndPeople = sql`${orderTables} ${people}`;

/** One order as the API shows it, built by the database. */
export const orderJson = sql`
  json_build_object(
    'uuid', placed.id, 'external_id', placed.external_id,
    'project_uuid', project.id, 'project_name', project.name,
    'organization_uuid', customer.id, 'organization_name', customer.name,
    'offering_uuid', offering.id, 'offering_name', offering.name, 'offering_type', offering.offering_type,
    'created', placed.created, 'modified', placed.modified,
    'resource_uuid', resource.id, 'resource_name', coalesce(resource.name, ''),
    'order_type', placed.order_type, 'state', placed.state,
    'start_date', placed.start_date, 'cost', trim_scale(placed.cost)::text,
    'created_by_name', coalesce(creator.full_name, ''),
    'consumer_reviewed_at', placed.consumer_reviewed_at,
    'consumer_reviewed_by_name', coalesce(reviewer.full_name, ''))`;

/** The one order that a condition on `orderTables` finds. @throws not_found */
export async function readOrderWhere(db: Db, condition: Sql): Promise<Order> {
  const [row] = await db.$queryRaw<{ order: Order }[]>(
    sql`SELECT ${orderJson} AS "order" FROM ${orderTablesAndPeople} WHERE ${condition}`,
  );
  if (row === undefined) throw new DomainError('not_found');
  return row.order;
}

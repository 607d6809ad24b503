import type { Order } from '@/lib/contracts/marketplace';
import { type Db, type Sql, sql } from '@/lib/db/client';
import { orderStateName, orderTypeName } from '@/lib/db/marketplace-names';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/**
 * An order's wire shape, and under which names its tables are joined: `placed`, `project`, `customer`, `offering`, `resource`.
 * Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export const orderRow: RowShape = {
  id: sql`placed.id`,
  tables: sql`
    marketplace_order AS placed
    JOIN project ON project.id = placed.project_id
    LEFT JOIN customer ON customer.id = project.customer_id
    LEFT JOIN offering ON offering.id = placed.offering_id
    LEFT JOIN resource ON resource.id = placed.resource_id`,
  joins: sql`
    LEFT JOIN user_account AS creator ON creator.id = placed.created_by_id
    LEFT JOIN user_account AS reviewer ON reviewer.id = placed.consumer_reviewed_by_id`,
  json: sql`
    json_build_object(
      'uuid', placed.id, 'external_id', placed.external_id,
      'project_uuid', project.id, 'project_name', project.name,
      'organization_uuid', customer.id, 'organization_name', customer.name,
      'offering_uuid', offering.id, 'offering_name', offering.name, 'offering_type', offering.offering_type,
      'created', placed.created, 'modified', placed.modified,
      'resource_uuid', resource.id, 'resource_name', coalesce(resource.name, ''),
      'type', ${orderTypeName(sql`placed.order_type`)}, 'order_type', ${orderTypeName(sql`placed.order_type`)},
      'state', ${orderStateName(sql`placed.state`)},
      'start_date', placed.start_date, 'cost', trim_scale(placed.cost)::text,
      'created_by_name', coalesce(creator.full_name, ''),
      'consumer_reviewed_at', placed.consumer_reviewed_at,
      'consumer_reviewed_by_name', coalesce(reviewer.full_name, ''))`,
};

/** The one order that a condition on the tables of `orderRow` finds. @throws not_found */
export function readOrderWhere(db: Db, condition: Sql): Promise<Order> {
  return readRow(db, orderRow, condition);
}

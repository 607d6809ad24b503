import { type Sql, sql } from '@/lib/db/client';
import { orderStateName, orderTypeName } from '@/lib/db/marketplace-names';
import { descending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';

/** An order `priced` that counts in costs; `more` adds members to its JSON. */
export function costRow(more: Sql = sql``): RowShape {
  return {
    id: sql`priced.id`,
    tables: sql`marketplace_order AS priced JOIN project ON project.id = priced.project_id JOIN customer ON customer.id = project.customer_id`,
    joins: sql`
    LEFT JOIN offering ON offering.id = priced.offering_id
    LEFT JOIN resource ON resource.id = priced.resource_id`,
    json: sql`json_build_object('order_uuid', priced.id, 'created', priced.created,
    'offering_name', coalesce(offering.name, ''), 'resource_name', coalesce(resource.name, ''),
    'order_type', ${orderTypeName(sql`priced.order_type`)}, 'state', ${orderStateName(sql`priced.state`)},
    'cost', trim_scale(coalesce(priced.cost, 0))::text${more})`,
  };
}

export const newestCostFirst = [descending(sql`priced.created`), descending(sql`priced.id`)];

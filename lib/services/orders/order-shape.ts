import type { Order } from '@/lib/contracts/marketplace/marketplace';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { orderStateName, orderTypeName } from '@/lib/db/marketplace-names';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { belongingsJson } from '@/lib/services/orders/belongings-json';
import { isProvider } from '@/lib/services/orders/order-sides';

/** The name of what an order makes, or changes. */
export const orderedName = sql`coalesce(resource.name, placed.attributes ->> 'name', '')`;

/**
 * An order's wire shape to the caller, and under which names its tables are joined: `placed`, `project`, `customer`, `offering`,
 * `resource`. Customer and offering are always there; joined so, the planner leaves out what a condition does not ask for.
 */
export function orderShape(ctx: Ctx): RowShape {
  return {
    id: sql`placed.id`,
    tables: sql`
      marketplace_order AS placed
      JOIN project ON project.id = placed.project_id
      LEFT JOIN customer ON customer.id = project.customer_id
      LEFT JOIN offering ON offering.id = placed.offering_id
      LEFT JOIN resource ON resource.id = placed.resource_id`,
    joins: sql`
      LEFT JOIN customer AS provider ON provider.id = offering.customer_id
      LEFT JOIN user_account AS creator ON creator.id = placed.created_by_id
      LEFT JOIN user_account AS consumer ON consumer.id = placed.consumer_reviewed_by_id
      LEFT JOIN user_account AS finisher ON finisher.id = placed.provider_reviewed_by_id`,
    json: sql`(${belongingsJson('marketplace-orders', sql`placed`)} || ${reviews} || ${ordered} || ${resourceJson} || ${outcome(ctx)})`,
  };
}

/** The one order that a condition on the tables of `orderShape` finds. @throws not_found */
export function readOrderWhere(ctx: Ctx, condition: Sql): Promise<Order> {
  return readRow(ctx.db, orderShape(ctx), condition);
}

const reviews = sql`jsonb_build_object(
  'consumer_reviewed_at', placed.consumer_reviewed_at, 'consumer_reviewed_by', consumer.username,
  'consumer_reviewed_by_username', consumer.username, 'consumer_reviewed_by_full_name', consumer.full_name,
  'consumer_reviewed_by_name', coalesce(consumer.full_name, ''),
  'provider_reviewed_at', placed.provider_reviewed_at, 'provider_reviewed_by', finisher.username,
  'provider_reviewed_by_username', finisher.username, 'provider_reviewed_by_full_name', finisher.full_name)`;

const ordered = sql`jsonb_build_object(
  'project_slug', project.slug, 'customer_slug', customer.slug,
  'type', ${orderTypeName(sql`placed.order_type`)}, 'order_type', ${orderTypeName(sql`placed.order_type`)},
  'state', ${orderStateName(sql`placed.state`)}, 'start_date', placed.start_date, 'cost', trim_scale(placed.cost)::text,
  'attributes', placed.attributes, 'limits', placed.limits, 'request_comment', placed.request_comment,
  'created_by_username', coalesce(creator.username, ''), 'created_by_full_name', coalesce(creator.full_name, 'System'),
  'created_by_name', coalesce(creator.full_name, 'System'))`;

const resourceJson = sql`(jsonb_build_object('resource_uuid', resource.id, 'resource_name', ${orderedName})
  || CASE WHEN resource.id IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('marketplace_resource_uuid', resource.id) END)`;

function outcome(ctx: Ctx): Sql {
  return sql`jsonb_build_object(
    'consumer_rejection_comment', placed.consumer_rejection_comment,
    'provider_rejection_comment', placed.provider_rejection_comment, 'completed_at', placed.completed_at,
    'error_message', placed.error_message,
    'error_traceback', CASE WHEN ${isProvider(ctx)} THEN placed.error_traceback ELSE '' END)`;
}

import { stalledOrder } from '@/docs/examples/stalled-order';
import { type Sql, sql } from '@/lib/db/client';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { inProject, ofOffering, ofResource } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, ProviderFacts, RefreshScope } from '@/lib/plugins/providers/provider';

const STALLED_AFTER = sql`interval '3 days'`;
const URGENT_AFTER = sql`interval '7 days'`;

/** The same orders as stalled_order finds, with two statements for everyone. */
export const stalledOrderFast: ActionProvider = {
  actionType: 'stalled_order_fast',
  pluralName: 'Stalled orders',
  icon: 'cart',
  appName: 'marketplace',
  providerClass: 'StalledOrderFastProvider',
  objectType: 'order',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: { permission: 'ORDER.CANCEL', through: 'project_or_customer' },
  scopeOf: (event) => (event.type === 'orders.changed' ? scopeOfObjects(event.orderIds) : null),
  collect: (ctx, scope, facts) =>
    collectByAccess(ctx, stalledOrderFast, scope, (inScopes) => stalledOrders(scope, facts, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM marketplace_order WHERE marketplace_order.id = action.object_id)`,
  wordDescription,
  why: (subject, reader) => stalledOrder.why(subject, reader),
  distinction: null,
  facts: stalledOrder.facts,
  correctives: stalledOrder.correctives.map((corrective) =>
    corrective.key === 'cancel_order' ? { ...corrective, offeredWhen: addsSomething } : corrective,
  ),
  sample: (world) => stalledOrder.sample(world),
};

/** An order that ends something is not cancelled from here: the condition reads the orders of all listed rows together. */
function addsSomething(row: Sql): Sql {
  return sql`EXISTS (SELECT FROM marketplace_order AS stalled
    WHERE stalled.id = ${row}.object_id AND stalled.order_type <> 'TERMINATE')`;
}

function stalledOrders(scope: RefreshScope, { now }: ProviderFacts, inScopes: Sql): Facts {
  const at = sql`${now}::timestamptz`;
  return {
    object: sql`waiting.id`,
    says: {
      title: sql`'Order stalled: ' || offering.name`,
      urgency_rank: sql`CASE WHEN waiting.modified < ${at} - ${URGENT_AFTER} THEN 3 ELSE 2 END`,
      due_date: sql`waiting.modified + ${URGENT_AFTER}`,
      evidence: sql`jsonb_build_object('state', waiting.state, 'waiting_since', waiting.modified, 'days_allowed', 3)`,
      route_name: sql`'marketplace-orders.details'`,
      route_params: sql`jsonb_build_object('order_uuid', waiting.id)`,
      related_object_name: sql`offering.name`,
      order_type: sql`waiting.order_type`,
      ...inProject,
      ...ofOffering,
      ...ofResource,
    },
    from: sql`marketplace_order AS waiting
      JOIN offering ON offering.id = waiting.offering_id
      JOIN project ON project.id = waiting.project_id AND NOT project.is_removed
      JOIN customer ON customer.id = project.customer_id
      LEFT JOIN resource ON resource.id = waiting.resource_id
      WHERE waiting.state = 'PENDING_PROVIDER' AND waiting.modified < ${at} - ${STALLED_AFTER}
        ${ofObjects(scope, sql`waiting.id`)} ${inScopes}`,
  };
}

function wordDescription(now: Date): Sql {
  const days = sql`floor(extract(epoch FROM ${now}::timestamptz - (action.evidence->>'waiting_since')::timestamptz) / 86400)::int`;
  return sql`'The provider has not answered for ' || ${days} || ' days.'`;
}

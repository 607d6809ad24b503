import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { createOrderOperation, type Order } from '@/lib/contracts/marketplace/marketplace';
import type { OrderState } from '@/lib/contracts/marketplace/names';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { askForRun, beginOrders } from '@/lib/services/orders/carry-out-orders';
import { nextStep, requireOrderable } from '@/lib/services/orders/next-step';
import { findPlace, type OrderPlace, requireOrderedResource } from '@/lib/services/orders/order-place';
import { readOrderWhere } from '@/lib/services/orders/order-shape';
import { recordOrderEvents } from '@/lib/services/orders/record-order-event';
import { requireRoom } from '@/lib/services/quotas/require-room';

type Given = InputOf<typeof createOrderOperation>;

/**
 * Places an order. It goes on at once when the caller may approve it, who then is its reviewer.
 * @throws validation_failed naming a field; not_allowed; moved_on for a resource that is busy or not there to be changed;
 * rule_broken where nothing new is ordered any more
 */
export function placeOrder(ctx: Ctx, given: Given): Promise<Order> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: createOrderOperation.id, subjectType: 'order' }, async (tx) => {
    const place = await findPlace(tx, given);
    const granted = await grantedIn(tx.db, userId, { kind: 'project', ...place }, tx.now);
    if (!can(tx.actor, 'READ_PLACE', { granted })) throw fieldError('project', 'There is no such project.');
    requirePlacing(tx, given, granted);
    await requireOrderedResource(tx, given, place);
    requireFits(given, place);
    const order = { ...place, type: given.type, startOn: given.start_date };
    requireOrderable(order);
    if (given.type === 'CREATE') await requireRoom(tx, place, { resources: 1 });
    const isApproved = can(tx.actor, 'ORDER.APPROVE', { granted });
    const state: OrderState = isApproved ? nextStep(order) : 'PENDING_CONSUMER';
    const id = await store(tx, given, state, userId, isApproved);
    if (state === 'EXECUTING') {
      await beginOrders(tx, [id]);
      await askForRun(tx, [id]);
    }
    await recordOrderEvents(tx, [id], 'marketplace_order_created');
    const answer = await readOrderWhere(tx, sql`placed.id = ${id}::uuid`);
    const resourceIds = given.resource === null ? [] : [given.resource];
    return changed(answer, {
      subjectId: id,
      facts: { project_id: place.projectId, type: given.type, state },
      events: [{ type: 'orders.changed', orderIds: [id], resourceIds }],
    });
  });
}

/** @throws not_allowed */
function requirePlacing({ actor }: Ctx, { type }: Given, granted: readonly string[] | null): void {
  const mayTerminate = type !== 'TERMINATE' || can(actor, 'RESOURCE.TERMINATE', { granted });
  if (!can(actor, 'ORDER.CREATE', { granted }) || !mayTerminate) throw new DomainError('not_allowed');
}

/** @throws validation_failed for a start date in the past, or limits of what the offering doesn’t count */
function requireFits({ limits, start_date, type }: Given, { components, today }: OrderPlace): void {
  if (start_date !== null && start_date < today) {
    throw fieldError('start_date', 'Cannot be earlier than the current date.');
  }
  const unknown = Object.keys(limits).find((name) => !components.includes(name));
  if (unknown !== undefined) throw fieldError('limits', `The offering has no component ${unknown}.`);
  if (type === 'UPDATE' && Object.keys(limits).length === 0) throw fieldError('limits', 'Choose which limits change.');
}

async function store({ db, now }: Ctx, given: Given, state: OrderState, userId: string, isApproved: boolean) {
  const { id } = await db.order.create({
    data: {
      project_id: given.project,
      offering_id: given.offering,
      resource_id: given.resource,
      order_type: given.type,
      state,
      attributes: given.attributes,
      limits: given.limits,
      request_comment: given.request_comment,
      start_date: given.start_date === null ? null : new Date(`${given.start_date}T00:00:00Z`),
      cost: given.cost,
      created_by_id: userId,
      ...(isApproved && { consumer_reviewed_at: now, consumer_reviewed_by_id: userId }),
      created: now,
      modified: now,
    },
  });
  return id;
}

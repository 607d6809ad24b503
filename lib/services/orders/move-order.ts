import type { Order } from '@/lib/contracts/marketplace/marketplace';
import type { OrderState } from '@/lib/contracts/marketplace/names';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { formatOrderState } from '@/lib/core/wording';
import { type Prisma, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { askForRun, beginOrders, completeOrders, failOrders } from '@/lib/services/orders/carry-out-orders';
import { type FoundOrder, findOrder } from '@/lib/services/orders/find-order';
import { holdOrder } from '@/lib/services/orders/hold-order';
import { readOrderWhere } from '@/lib/services/orders/order-shape';
import { requireConsumer, requireProvider, requireReader } from '@/lib/services/orders/order-sides';
import { recordOrderEvent } from '@/lib/services/orders/record-order-event';
import { goesOn, requireFreeResource } from '@/lib/services/orders/require-free-resource';
import { requireRoom } from '@/lib/services/quotas/require-room';

/** One way in which an order moves from state to state. */
export type OrderMove = {
  operation: string;
  /** What is done to the order, as "approved". */
  done: string;
  /** In the project or its customer; `PROVIDER` is the side of who offers it. */
  permission: RolePermission | 'PROVIDER';
  from: readonly OrderState[];
  /** Where it goes. @throws rule_broken when a rule keeps it where it is */
  next: (ctx: Ctx, order: FoundOrder) => OrderState;
  /** What else is stored of it. */
  data?: Prisma.OrderUncheckedUpdateInput;
};

/**
 * Moves an order, once, however many try at the same time; joins the transaction that `ctx` is in.
 * Leaving PENDING_CONSUMER by an approval or a rejection records who reviewed it and when.
 * @throws not_found, not_allowed, moved_on, rule_broken
 */
export function moveOrder(ctx: Ctx, uuid: string, move: OrderMove): Promise<Order> {
  return change(ctx, { operation: move.operation, subjectType: 'order' }, async (tx) => {
    await holdOrder(tx, uuid);
    const order = await findOrder(tx, uuid);
    await requireSide(tx, move, order);
    if (!move.from.includes(order.state)) throw movedOn(move, order.state);
    const state = move.next(tx, order);
    requireFreeResource(order, state);
    if (makesResource(order, state)) await requireRoom(tx, order, { resources: 1 });
    const moved = await tx.db.order.updateMany({
      where: { id: order.id, state: order.state },
      data: { state, modified: tx.now, ...move.data, ...reviewOf(tx, move, order, state) },
    });
    if (moved.count === 0) throw movedOn(move, (await findOrder(tx, uuid)).state);
    await carryOut(tx, order, state);
    const facts = { state: { from: order.state, to: state } };
    const resourceIds = order.resourceId === null ? [] : [order.resourceId];
    return changed(await readOrderWhere(tx, sql`placed.id = ${order.id}::uuid`), {
      subjectId: order.id,
      facts,
      events: [{ type: 'orders.changed', orderIds: [order.id], resourceIds }],
    });
  });
}

/** Whether an order goes on towards a resource that quotas do not count yet. */
function makesResource({ resourceId, type }: FoundOrder, next: OrderState): boolean {
  return type === 'CREATE' && resourceId === null && goesOn.has(next);
}

/** @throws not_found for who doesn't see the order; not_allowed */
async function requireSide(tx: Ctx, { operation, permission, from }: OrderMove, order: FoundOrder): Promise<void> {
  if (permission === 'PROVIDER') return requireProvider(tx, order);
  const isOwn = operation === 'marketplace_orders_cancel' && order.state === 'PENDING_CONSUMER';
  if (isOwn && from.includes(order.state) && order.placedById !== null && order.placedById === callerId(tx)) {
    return requireReader(tx, order);
  }
  await requireConsumer(tx, permission, order);
}

/** What happens to the resource with it, and what the event log says. */
async function carryOut(tx: Ctx, { id, state: from }: FoundOrder, to: OrderState): Promise<void> {
  if (to === 'EXECUTING') await beginOrders(tx, [id]);
  if (to === 'DONE') await completeOrders(tx, [id]);
  if (to === 'ERRED' && from === 'EXECUTING') await failOrders(tx, [id]);
  await recordOrderEvent(tx, id, from, to);
  if (to === 'EXECUTING' || to === 'DONE') await askForRun(tx, [id]);
}

function reviewOf({ actor, now }: Ctx, { permission }: OrderMove, order: FoundOrder, state: OrderState) {
  const reviewerId = callerId({ actor });
  if (state === 'CANCELED') return {};
  if (permission === 'PROVIDER' && order.state === 'PENDING_PROVIDER') {
    return { provider_reviewed_at: now, provider_reviewed_by_id: reviewerId };
  }
  if (order.state !== 'PENDING_CONSUMER') return {};
  return { consumer_reviewed_at: now, consumer_reviewed_by_id: reviewerId };
}

function movedOn({ done }: OrderMove, state: OrderState): DomainError {
  const word = formatOrderState(state).toLowerCase();
  return new DomainError('moved_on', { detail: `The order can’t be ${done}: it is now ${word}.` });
}

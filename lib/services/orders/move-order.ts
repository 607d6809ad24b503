import { requireIn } from '@/lib/auth/require';
import type { Order } from '@/lib/contracts/marketplace';
import type { OrderState } from '@/lib/contracts/marketplace-names';
import type { RolePermission } from '@/lib/contracts/permissions';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { formatOrderState } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { type FoundOrder, findOrder } from '@/lib/services/orders/find-order';
import { readOrderWhere } from '@/lib/services/orders/order-row';

/** One way in which an order moves from state to state. */
export type OrderMove = {
  operation: string;
  /** What is done to the order, as "approved". */
  done: string;
  permission: RolePermission;
  from: readonly OrderState[];
  /** Where it goes. @throws rule_broken when a rule keeps it where it is */
  next: (ctx: Ctx, order: FoundOrder) => OrderState;
};

/**
 * Moves an order, once, however many try at the same time; joins the transaction that `ctx` is in.
 * Leaving PENDING_CONSUMER by an approval or a rejection records who reviewed it and when.
 * @throws not_found, not_allowed, moved_on, rule_broken
 */
export function moveOrder(ctx: Ctx, uuid: string, move: OrderMove): Promise<Order> {
  return change(ctx, { operation: move.operation, subjectType: 'order' }, async (tx) => {
    const order = await findOrder(tx.db, uuid);
    await requireIn(tx, move.permission, { kind: 'project', ...order });
    if (!move.from.includes(order.state)) throw movedOn(move, order.state);
    const state = move.next(tx, order);
    const moved = await tx.db.order.updateMany({
      where: { id: order.id, state: order.state },
      data: { state, modified: tx.now, ...reviewOf(tx, order, state) },
    });
    if (moved.count === 0) throw movedOn(move, (await findOrder(tx.db, uuid)).state);
    const facts = { state: { from: order.state, to: state } };
    const resourceIds = order.resourceId === null ? [] : [order.resourceId];
    return changed(await readOrderWhere(tx.db, sql`placed.id = ${order.id}::uuid`), {
      subjectId: order.id,
      facts,
      events: [{ type: 'orders.changed', orderIds: [order.id], resourceIds }],
    });
  });
}

function reviewOf({ actor, now }: Ctx, order: FoundOrder, state: OrderState) {
  if (order.state !== 'PENDING_CONSUMER' || state === 'CANCELED') return {};
  const reviewerId = callerId({ actor });
  return { consumer_reviewed_at: now, consumer_reviewed_by_id: reviewerId };
}

function movedOn({ done }: OrderMove, state: OrderState): DomainError {
  const word = formatOrderState(state).toLowerCase();
  return new DomainError('moved_on', { detail: `The order can’t be ${done}: it is now ${word}.` });
}

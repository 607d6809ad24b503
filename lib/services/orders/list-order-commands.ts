import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { listOrderCommandsOperation, ObjectCommand } from '@/lib/contracts/marketplace/details';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { fillPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { cancelling } from '@/lib/services/orders/cancel-order';
import { type FoundOrder, findOrder } from '@/lib/services/orders/find-order';
import type { OrderMove } from '@/lib/services/orders/move-order';
import { objectCommand } from '@/lib/services/orders/object-command';
import { orderCommands } from '@/lib/services/orders/order-commands';
import { readOrder } from '@/lib/services/orders/read-order';
import { requireFreeResource } from '@/lib/services/orders/require-free-resource';

/** What the caller may do with an order in the state that it is in, by the rules of the calls themselves. @throws not_found */
export async function listOrderCommands(
  ctx: Ctx,
  input: InputOf<typeof listOrderCommandsOperation>,
): Promise<ObjectCommand[]> {
  const { uuid } = await readOrder(ctx, input);
  const order = await findOrder(ctx, uuid);
  const { userId } = requirePerson(ctx);
  const granted = await grantedIn(ctx.db, userId, { kind: 'project', ...order }, ctx.now);
  const provides = await grantedIn(ctx.db, userId, { kind: 'customer', customerId: order.providerId }, ctx.now);
  const isOwn = order.state === 'PENDING_CONSUMER' && order.placedById === userId;
  const mayDo = (move: OrderMove) => {
    if (move.permission === 'PROVIDER') return can(ctx.actor, 'OFFERING.PROCESS_ORDERS', { granted: provides });
    return can(ctx.actor, move.permission, { granted }) || (isOwn && move === cancelling);
  };
  return orderCommands
    .filter(({ move }) => move.from.includes(order.state) && mayDo(move) && isPossible(ctx, order, move))
    .map(({ move, path, ...words }) =>
      objectCommand({ ...words, key: move.operation, api_endpoint: fillPath(path, { uuid }) }),
    );
}

function isPossible(ctx: Ctx, order: FoundOrder, { next }: OrderMove): boolean {
  try {
    requireFreeResource(order, next(ctx, order));
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

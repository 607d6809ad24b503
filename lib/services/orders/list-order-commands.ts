import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { approveOrderOperation, cancelOrderOperation, rejectOrderOperation } from '@/lib/contracts/marketplace';
import type { listOrderCommandsOperation, ObjectCommand } from '@/lib/contracts/marketplace-details';
import type { InputOf } from '@/lib/contracts/operation';
import { fillPath } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { approving } from '@/lib/services/orders/approve-order';
import { cancelling } from '@/lib/services/orders/cancel-order';
import { findOrder } from '@/lib/services/orders/find-order';
import type { OrderMove } from '@/lib/services/orders/move-order';
import { readOrder } from '@/lib/services/orders/read-order';
import { rejecting } from '@/lib/services/orders/reject-order';

type Command = Omit<ObjectCommand, 'key' | 'api_endpoint'> & { move: OrderMove; path: string };

const commands: readonly Command[] = [
  {
    move: approving,
    path: approveOrderOperation.path,
    label: 'Approve order',
    severity: 'low',
    consequence: 'The order proceeds and is removed from every approver’s list.',
  },
  {
    move: rejecting,
    path: rejectOrderOperation.path,
    label: 'Reject order',
    severity: 'high',
    consequence: 'The order is rejected permanently. It must be ordered again.',
  },
  {
    move: cancelling,
    path: cancelOrderOperation.path,
    label: 'Cancel order',
    severity: 'high',
    consequence: 'The order is cancelled. It must be ordered again.',
  },
];

/** What the caller may do with an order in the state that it is in, by the rules of the calls themselves. @throws not_found */
export async function listOrderCommands(
  ctx: Ctx,
  input: InputOf<typeof listOrderCommandsOperation>,
): Promise<ObjectCommand[]> {
  const { uuid } = await readOrder(ctx, input);
  const order = await findOrder(ctx, uuid);
  const granted = await grantedIn(ctx.db, requirePerson(ctx).userId, { kind: 'project', ...order }, ctx.now);
  const mayDo = ({ permission }: OrderMove) => permission !== 'PROVIDER' && can(ctx.actor, permission, { granted });
  return commands
    .filter(({ move }) => move.from.includes(order.state) && mayDo(move))
    .map(({ move, path, ...words }) => ({ key: move.operation, ...words, api_endpoint: fillPath(path, { uuid }) }));
}

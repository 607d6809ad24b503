import { z } from 'zod';
import type { ObjectEvent, readOrderHistoryOperation } from '@/lib/contracts/marketplace/details';
import {
  approveByProviderOperation,
  approveOrderOperation,
  cancelOrderOperation,
  createOrderOperation,
  rejectByProviderOperation,
  rejectOrderOperation,
  setOrderDoneOperation,
  setOrderErredOperation,
  setOrderExecutingOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { formatOrderState } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { changesOf, type RecordedChange } from '@/lib/services/audit/changes-of';
import { readOrder } from '@/lib/services/orders/read-order';

const words: Readonly<Record<string, string>> = {
  [approveOrderOperation.id]: 'Approved',
  [rejectOrderOperation.id]: 'Rejected',
  [cancelOrderOperation.id]: 'Cancelled',
  [approveByProviderOperation.id]: 'Approved by the provider',
  [rejectByProviderOperation.id]: 'Rejected by the provider',
  [setOrderExecutingOperation.id]: 'Started',
  [setOrderDoneOperation.id]: 'Done',
  [setOrderErredOperation.id]: 'Failed',
};

/** What a job did, by where the order went. */
const wordsOfStates: Readonly<Record<string, string>> = {
  CANCELED: 'Cancelled',
  DONE: 'Done',
  EXECUTING: 'Started',
  PENDING_PROVIDER: 'Sent to the provider',
};

const moved = z.object({ state: z.object({ from: z.string(), to: z.string() }) });

/** What happened to an order that the caller may see, newest first, its placing last. @throws not_found */
export async function readOrderHistory(
  ctx: Ctx,
  input: InputOf<typeof readOrderHistoryOperation>,
): Promise<ObjectEvent[]> {
  const { created, created_by_name, uuid } = await readOrder(ctx, input);
  const changes = (await changesOf(ctx, 'order', uuid)).filter(
    ({ operation }) => operation !== createOrderOperation.id,
  );
  const comments = await commentsOf(ctx, uuid);
  const placed = { at: new Date(created).toISOString(), what: 'Ordered', detail: '', by: created_by_name };
  return [...changes.map((change) => wordChange(change, comments)), placed];
}

/** What was said to the changes that take a comment, by their operations. */
async function commentsOf({ db }: Ctx, uuid: string): Promise<Readonly<Record<string, string>>> {
  const order = await db.order.findUniqueOrThrow({ where: { id: uuid } });
  return {
    [rejectOrderOperation.id]: order.consumer_rejection_comment,
    [rejectByProviderOperation.id]: order.provider_rejection_comment,
    [setOrderErredOperation.id]: order.error_message,
  };
}

function wordChange({ at, operation, by, facts }: RecordedChange, comments: Readonly<Record<string, string>>) {
  const { data } = moved.safeParse(facts);
  const change = data === undefined ? '' : `${formatOrderState(data.state.from)} → ${formatOrderState(data.state.to)}`;
  const detail = [change, comments[operation] ?? ''].filter((part) => part !== '').join('. ');
  return {
    at: at.toISOString(),
    what: words[operation] ?? wordsOfStates[data?.state.to ?? ''] ?? 'Changed',
    detail,
    by,
  };
}

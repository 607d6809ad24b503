import { z } from 'zod';
import { approveOrderOperation, cancelOrderOperation, rejectOrderOperation } from '@/lib/contracts/marketplace';
import type { ObjectEvent, readOrderHistoryOperation } from '@/lib/contracts/marketplace-details';
import type { InputOf } from '@/lib/contracts/operation';
import { formatOrderState } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { changesOf, type RecordedChange } from '@/lib/services/audit/changes-of';
import { readOrder } from '@/lib/services/orders/read-order';

const words: Readonly<Record<string, string>> = {
  [approveOrderOperation.id]: 'Approved',
  [rejectOrderOperation.id]: 'Rejected',
  [cancelOrderOperation.id]: 'Cancelled',
};

const moved = z.object({ state: z.object({ from: z.string(), to: z.string() }) });

/** What happened to an order that the caller may see, newest first, its placing last. @throws not_found */
export async function readOrderHistory(
  ctx: Ctx,
  input: InputOf<typeof readOrderHistoryOperation>,
): Promise<ObjectEvent[]> {
  const { created, created_by_name, uuid } = await readOrder(ctx, input);
  const changes = await changesOf(ctx, 'order', uuid);
  const by = created_by_name === '' ? null : created_by_name;
  const placed = { at: new Date(created).toISOString(), what: 'Ordered', detail: '', by };
  return [...changes.map(wordChange), placed];
}

function wordChange({ at, operation, by, facts }: RecordedChange): ObjectEvent {
  const { data } = moved.safeParse(facts);
  const detail = data === undefined ? '' : `${formatOrderState(data.state.from)} → ${formatOrderState(data.state.to)}`;
  return { at: at.toISOString(), what: words[operation] ?? 'Changed', detail, by };
}

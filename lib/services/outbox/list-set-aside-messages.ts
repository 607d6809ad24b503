import type { listSetAsideMessagesOperation } from '@/lib/contracts/delivery/set-aside-messages';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending } from '@/lib/db/row-order';
import { setAsideRow } from '@/lib/services/outbox/set-aside-row';

const newestFirst = [descending(sql`aside.set_aside_at`), descending(sql`aside.id`)];

/** Messages that are set aside, newest first. One statement. */
export function listSetAsideMessages(ctx: Ctx, input: InputOf<typeof listSetAsideMessagesOperation>) {
  const condition = matchesAll(input, {}, sql`aside.retried_at IS NULL`);
  return listRows(ctx.db, setAsideRow, { condition, order: newestFirst }, input);
}

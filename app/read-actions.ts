import { z } from 'zod';
import type { ActionPage, ListGiven, SummaryGiven } from '@/components/actions/queries';
import { listUserActionsOperation, summariseUserActionsOperation, userAction } from '@/lib/contracts/actions/actions';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';

const rowsOfList = z.array(userAction);

/** A page of actions as the browser would get it, read without a call. */
export async function readActionPage(ctx: Ctx, given: ListGiven): Promise<ActionPage> {
  const { json, total } = await listUserActions(ctx, listUserActionsOperation.query.parse(given));
  return { rows: rowsOfList.parse(JSON.parse(json)), total };
}

/** The summary as the browser would get it, read without a call. */
export function readActionSummary(
  ctx: Ctx,
  given: SummaryGiven,
): Promise<AnswerOf<typeof summariseUserActionsOperation>> {
  return summariseUserActions(ctx, summariseUserActionsOperation.query.parse(given));
}

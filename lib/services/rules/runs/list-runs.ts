import type { InputOf } from '@/lib/contracts/operation';
import type { listRunsOperation } from '@/lib/contracts/rules/runs';
import { sql } from '@/lib/db/client';
import { equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { runRow } from '@/lib/services/rules/runs/run-row';

const columns = { started_at: sql`run.started_at`, state: sql`run.state` };
const newestFirst = [descending(columns.started_at), descending(sql`run.id`)];

const conditions = {
  rule_id: isId(sql`run.rule_id`),
  state: (states: readonly string[]) => sql`run.state = ANY(${states}::text[])`,
  trigger: equals(sql`run.trigger`),
  started_after: (at: string) => sql`run.started_at > ${at}::timestamptz`,
  started_before: (at: string) => sql`run.started_at < ${at}::timestamptz`,
};

/** The runs of rules, newest first unless asked otherwise. One statement. */
export function listRuns(ctx: Ctx, input: InputOf<typeof listRunsOperation>) {
  const order = requestedOrder(input.o, columns, newestFirst);
  return listRows(ctx.db, runRow, { condition: matchesAll(input, conditions), order }, input);
}

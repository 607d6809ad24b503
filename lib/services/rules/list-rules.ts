import { z } from 'zod';
import type { InputOf } from '@/lib/contracts/operation';
import type { listRulesOperation } from '@/lib/contracts/scheduled-rules';
import { sql } from '@/lib/db/client';
import { hasWords, holds, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { presentRules } from '@/lib/services/rules/present-rules';
import { ruleShape, storedRule } from '@/lib/services/rules/rule-row';

type Input = InputOf<typeof listRulesOperation>;

const columns = {
  name: sql`lower(rule.name)`,
  created: sql`rule.created`,
  updated: sql`rule.modified`,
  status: sql`rule.status`,
  next_run: sql`rule.next_run_at`,
};
const latest = [descending(sql`rule.modified`), descending(sql`rule.id`)];

const filters = {
  status: (statuses: readonly string[]) => sql`rule.status = ANY(${statuses}::text[])`,
  q: hasWords(sql`(rule.name || ' ' || rule.description)`),
  is_broken: holds(sql`rule.is_broken`),
};

/** Rules, the latest changed first unless asked otherwise; archived ones only where they are asked for. Three statements. */
export async function listRules(ctx: Ctx, input: Input) {
  const kept = input.status === undefined ? sql`rule.status <> 'archived'` : sql`TRUE`;
  const condition = matchesAll(input, filters, kept);
  const order = requestedOrder(input.o, columns, latest);
  const found = await listRows(ctx.db, ruleShape(ctx.now), { condition, order }, input);
  const rules = await presentRules(ctx, z.array(storedRule).parse(JSON.parse(found.json)));
  return { ...found, json: JSON.stringify(rules) };
}

import { z } from 'zod';
import type { InputOf } from '@/lib/contracts/operation';
import type { listRulesOperation } from '@/lib/contracts/rules/rules';
import { sql } from '@/lib/db/client';
import { hasWords, holds, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { descending, requestedOrder } from '@/lib/db/row-order';
import { ruleRow, type StoredRule } from '@/lib/services/rules/lifecycle/rule-row';
import { shownRules } from '@/lib/services/rules/lifecycle/shown-rules';

const columns = {
  name: sql`lower(rule.name)`,
  created: sql`rule.created`,
  updated: sql`rule.modified`,
  status: sql`rule.status`,
  next_run: sql`rule.next_run_at`,
};
const lastChanged = [descending(sql`rule.modified`), descending(sql`rule.id`)];

const conditions = {
  status: (statuses: readonly string[]) => sql`rule.status = ANY(${statuses}::text[])`,
  q: hasWords(sql`(rule.name || ' ' || rule.description)`),
  is_broken: holds(sql`rule.is_broken`),
};

/** The cast holds because the database built these rows by the shape of StoredRule. */
const storedRows = z.array(z.custom<StoredRule>());

/** Rules, last changed first unless asked otherwise; archived ones only when asked for. Two statements. */
export async function listRules(ctx: Ctx, input: InputOf<typeof listRulesOperation>) {
  const asked = { ...input, status: input.status ?? ['draft', 'active', 'paused'] };
  const selected = {
    condition: matchesAll(asked, conditions),
    order: requestedOrder(input.o, columns, lastChanged),
    isSearched: input.q !== undefined,
  };
  const { json, next, total } = await listRows(ctx.db, ruleRow(ctx.now), selected, input);
  return { rows: await shownRules(ctx, storedRows.parse(JSON.parse(json))), total, next };
}

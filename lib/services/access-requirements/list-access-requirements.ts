import type { listAccessRequirementsOperation } from '@/lib/contracts/access/requirements';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { requirementRow } from '@/lib/services/access/requirement-row';

const columns = {
  name: sql`lower(requirement.name)`,
  created: sql`requirement.created`,
  updated: sql`requirement.modified`,
};
const byName = [ascending(sql`lower(requirement.name)`), ascending(sql`requirement.id`)];

const filters = {
  q: hasWords(sql`(requirement.name || ' ' || coalesce(requirement.dataset_name, ''))`),
  include_archived: (isAll: boolean) => (isAll ? sql`TRUE` : sql`requirement.archived_at IS NULL`),
};

/** Access requirements, by name unless asked otherwise. One statement. */
export function listAccessRequirements(ctx: Ctx, input: InputOf<typeof listAccessRequirementsOperation>) {
  const condition = matchesAll(input, filters);
  return listRows(ctx.db, requirementRow(ctx), { condition, order: requestedOrder(input.o, columns, byName) }, input);
}

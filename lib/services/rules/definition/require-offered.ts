import type { FilterNode } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import { join, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { RegisteredFilter } from '@/lib/plugins/rules/filter';
import { ruleFilters } from '@/lib/plugins/rules/filters/registry';
import { conditionsOf } from '@/lib/services/rules/definition/conditions-of';
import { filterOf } from '@/lib/services/rules/definition/registered-parts';

/** The filters that rules can be made of here: those about what this installation has. One statement. */
export async function offeredFilters({ db }: Ctx): Promise<RegisteredFilter[]> {
  const conditions = ruleFilters.map(({ offeredWhen }) => offeredWhen ?? sql`TRUE`);
  const [row] = await db.$queryRaw<{ offered: boolean[] }[]>(sql`SELECT ARRAY[${join(conditions)}] AS offered`);
  return ruleFilters.filter((_, at) => row?.offered[at] === true);
}

/** @throws validation_failed for a filter about what this installation has none of. A statement where one may be meant, else none. */
export async function requireOffered(ctx: Ctx, filters: FilterNode): Promise<void> {
  const depending = conditionsOf(filters).filter((one) => filterOf(one).offeredWhen !== undefined);
  if (depending.length === 0) return;
  const offered = new Set((await offeredFilters(ctx)).map(({ key }) => key));
  const fields = depending
    .filter(({ key }) => !offered.has(key))
    .map(({ key, path }) => [`${path}.key`, [`The filter ${key} does not exist.`]]);
  if (fields.length > 0) throw new DomainError('validation_failed', { fields: Object.fromEntries(fields) });
}

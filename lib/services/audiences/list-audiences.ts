import type { InputOf } from '@/lib/contracts/operation';
import type { listAudiencesOperation } from '@/lib/contracts/people/audiences';
import { sql } from '@/lib/db/client';
import { hasWords, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending, requestedOrder } from '@/lib/db/row-order';
import { audienceRow, membersCount } from '@/lib/services/audiences/audience-row';

const columns = { name: sql`lower(audience.name)`, members_count: membersCount };
const byName = [ascending(columns.name), ascending(sql`audience.id`)];

/** Audiences, by name unless asked otherwise. One statement. */
export function listAudiences(ctx: Ctx, input: InputOf<typeof listAudiencesOperation>) {
  const condition = matchesAll(input, { q: hasWords(sql`audience.name`) });
  return listRows(ctx.db, audienceRow, { condition, order: requestedOrder(input.o, columns, byName) }, input);
}

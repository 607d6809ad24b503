import type { listChecklistChoicesOperation } from '@/lib/contracts/checklists/checklists';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { checklistJson } from '@/lib/services/checklists/question-json';
import { requireAny } from '@/lib/services/customers/customer-permissions';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';

type Choices = AnswerOf<typeof listChecklistChoicesOperation>;

/** The checklists that a customer can have, by name: for who may set it. @throws not_found; not_allowed */
export async function listChecklistChoices(
  ctx: Ctx,
  { uuid }: InputOf<typeof listChecklistChoicesOperation>,
): Promise<Choices> {
  await readCustomerRow(ctx, uuid);
  await requireAny(ctx, uuid, ['CUSTOMER.UPDATE']);
  const rows = await ctx.db.$queryRaw<{ row: Choices[number] }[]>(sql`
    SELECT ${checklistJson} AS "row" FROM checklist WHERE checklist.checklist_type = 'project_metadata'
    ORDER BY checklist.name, checklist.id LIMIT ${MOST_PER_PAGE}`);
  return rows.map(({ row }) => row);
}

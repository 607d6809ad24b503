import type { listQuestionsOfChecklistOperation } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { readChecklistRow } from '@/lib/services/checklists/checklist-row';
import { inOrder, questionRow } from '@/lib/services/checklists/question-row';

/** The questions of one checklist, in their order. @throws not_found */
export async function listQuestionsOfChecklist(
  ctx: Ctx,
  { uuid, ...input }: InputOf<typeof listQuestionsOfChecklistOperation>,
) {
  await readChecklistRow(ctx, uuid);
  return listRows(ctx.db, questionRow, { condition: sql`checklist.id = ${uuid}::uuid`, order: inOrder }, input);
}

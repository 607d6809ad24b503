import type { listQuestionsOperation } from '@/lib/contracts/checklists/questions';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { equals, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { inOrder, questionRow } from '@/lib/services/checklists/question-row';

const filters = {
  checklist_uuid: isId(sql`checklist.id`),
  checklist_type: equals(sql`checklist.checklist_type`),
};

/** Questions of checklists, in their order. One statement. */
export function listQuestions({ db }: Ctx, input: InputOf<typeof listQuestionsOperation>) {
  return listRows(db, questionRow, { condition: matchesAll(input, filters), order: inOrder }, input);
}

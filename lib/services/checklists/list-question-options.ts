import type { listQuestionOptionsOperation } from '@/lib/contracts/checklists/question-options';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import { optionRow } from '@/lib/services/checklists/option-row';

const filters = { question_uuid: isId(sql`choice.question_id`) };
const order = [ascending(sql`choice.question_id`), ascending(sql`choice.position`), ascending(sql`choice.id`)];

/** Options of questions, in their order. One statement. */
export function listQuestionOptions({ db }: Ctx, input: InputOf<typeof listQuestionOptionsOperation>) {
  return listRows(db, optionRow, { condition: matchesAll(input, filters), order }, input);
}

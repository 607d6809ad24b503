import type { InputOf } from '@/lib/contracts/operation';
import type { listSubjectsOperation } from '@/lib/contracts/rules/subjects';
import { sql } from '@/lib/db/client';
import { isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { requestedOrder } from '@/lib/db/row-order';
import { subjectColumns, subjectConditions, subjectsByName } from '@/lib/services/rules/subjects/subject-list';
import { subjectRow } from '@/lib/services/rules/subjects/subject-row';

const conditions = { ...subjectConditions, rule_id: isId(sql`subject.rule_id`) };

/** Rows of the ledger that rules wrote, by name of the person unless asked otherwise. */
export function listSubjects({ db }: Ctx, input: InputOf<typeof listSubjectsOperation>) {
  const order = requestedOrder(input.o, subjectColumns, subjectsByName);
  const condition = matchesAll(input, conditions, sql`subject.rule_id IS NOT NULL`);
  return listRows(db, subjectRow, { condition, order, isSearched: input.q !== undefined }, input);
}

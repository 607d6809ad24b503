import type { InputOf } from '@/lib/contracts/operation';
import type { listRunSubjectsOperation } from '@/lib/contracts/rules/runs';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { requestedOrder } from '@/lib/db/row-order';
import { subjectColumns, subjectConditions, subjectsByName } from '@/lib/services/rules/subjects/subject-list';
import { subjectRow } from '@/lib/services/rules/subjects/subject-row';

/** The people on the list of a run with their rows as they are now, by name unless asked otherwise. @throws not_found */
export async function listRunSubjects(ctx: Ctx, { id, ...input }: InputOf<typeof listRunSubjectsOperation>) {
  if ((await ctx.db.ruleRun.count({ where: { id } })) === 0) throw new DomainError('not_found');
  const ofRun = {
    ...subjectRow,
    tables: sql`${subjectRow.tables} JOIN rule_run_person AS listed ON listed.subject_id = subject.id
      AND listed.run_id = ${id}::uuid`,
  };
  const order = requestedOrder(input.o, subjectColumns, subjectsByName);
  // People are found once, for counting them and for the page.
  const selected = { condition: matchesAll(input, subjectConditions), order, isSearched: true };
  return listRows(ctx.db, ofRun, selected, input);
}

import type { InputOf } from '@/lib/contracts/operation';
import { type RuleSubject, undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { change, changed } from '@/lib/services/audit/change';
import { keepCounts } from '@/lib/services/rules/runs/keep-counts';
import { subjectRow } from '@/lib/services/rules/subjects/subject-row';
import { undoRows } from '@/lib/services/rules/subjects/undo-rows';

/**
 * Undoes what was done to a person: they are as they were before. @throws not_found; moved_on for what is undone or was changed
 * since; rule_broken after 14 days, for what can't be undone, or for who must not be shut out again
 */
export function undoSubject(ctx: Ctx, { id }: InputOf<typeof undoSubjectOperation>): Promise<RuleSubject> {
  return change(ctx, { operation: undoSubjectOperation.id, subjectType: 'user' }, async (tx) => {
    const result = (await undoRows(tx, [id])).get(id);
    if (result === undefined) throw new DomainError('not_found');
    if (result.error !== undefined) throw result.error;
    const answer = await readRow<RuleSubject>(tx.db, subjectRow, sql`subject.id = ${id}::uuid`);
    if (answer.run_id !== null) await keepCounts(tx, [answer.run_id]);
    const touches = [{ topic: 'rules' }, { topic: 'people' }] as const;
    return changed(answer, { subjectId: answer.user_uuid, facts: { subject_id: id, action: answer.action }, touches });
  });
}

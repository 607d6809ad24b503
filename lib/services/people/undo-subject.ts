import type { InputOf } from '@/lib/contracts/operation';
import { type RuleSubject, undoSubjectOperation } from '@/lib/contracts/rule-subjects';
import { type SubjectAction, UNDO_DAYS } from '@/lib/contracts/subject-states';
import type { UserStatus } from '@/lib/contracts/users';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { change, changed } from '@/lib/services/audit/change';
import { holdPerson } from '@/lib/services/people/hold-person';
import { restoreStatus } from '@/lib/services/people/restore-status';
import { subjectRow } from '@/lib/services/rules/subject-row';

const DAY_MS = 86_400_000;

/** In which status what was done left the person. */
const leaves: Readonly<Partial<Record<SubjectAction, UserStatus>>> = {
  suspend_user: 'suspended',
  reinstate_user: 'active',
  delete_user: 'deleted',
};

/**
 * Undoes what was done to a person: they are as they were before. @throws not_found; moved_on for what is undone or was changed
 * since; rule_broken after 14 days, or for who must not be shut out again
 */
export function undoSubject(ctx: Ctx, { id }: InputOf<typeof undoSubjectOperation>): Promise<RuleSubject> {
  return change(ctx, { operation: undoSubjectOperation.id, subjectType: 'user' }, async (tx) => {
    const found = await tx.db.ruleSubject.findUnique({ where: { id } });
    if (found === null) throw new DomainError('not_found');
    const person = await holdPerson(tx, found.user_id);
    const subject = await readRow<RuleSubject>(tx.db, subjectRow, sql`subject.id = ${id}::uuid`);
    if (subject.state !== 'done') throw new DomainError('moved_on', { detail: 'This was already undone.' });
    if (tx.now.getTime() - found.at.getTime() > UNDO_DAYS * DAY_MS) {
      throw new DomainError('rule_broken', { detail: `This can be undone for ${UNDO_DAYS} days only.` });
    }
    const isLatest =
      (await tx.db.ruleSubject.count({ where: { user_id: person.id, state: 'done', id: { gt: id } } })) === 0;
    if (!isLatest || person.status !== leaves[subject.action]) {
      throw new DomainError('moved_on', { detail: 'Their status changed again after this.' });
    }
    await restoreStatus(tx, person.id, found.before, person.status);
    await tx.db.ruleSubject.update({
      where: { id },
      data: { state: 'undone', undone_at: tx.now, undone_by_id: tx.actor.kind === 'person' ? tx.actor.userId : null },
    });
    const { status: to } = await holdPerson(tx, person.id);
    const facts = { subject_id: id, status: { from: person.status, to } };
    const answer = await readRow<RuleSubject>(tx.db, subjectRow, sql`subject.id = ${id}::uuid`);
    return changed(answer, { subjectId: person.id, facts });
  });
}

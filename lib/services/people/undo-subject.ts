import { z } from 'zod';
import type { InputOf } from '@/lib/contracts/operation';
import { type RuleSubject, type SubjectAction, UNDO_DAYS, undoSubjectOperation } from '@/lib/contracts/person-history';
import { type UserStatus, userStatuses } from '@/lib/contracts/users';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { change, changed } from '@/lib/services/audit/change';
import { followers, followStatus } from '@/lib/services/people/act-on-person';
import { holdPerson } from '@/lib/services/people/hold-person';
import { requireUnprotected } from '@/lib/services/people/require-unprotected';

const DAY_MS = 86_400_000;

const subjectShape: RowShape = {
  id: sql`subject.id`,
  tables: sql`rule_subject AS subject JOIN user_account AS person ON person.id = subject.user_id`,
  json: sql`json_build_object('id', subject.id, 'user_uuid', person.id, 'username', person.username,
    'full_name', person.full_name, 'action', subject.action, 'state', subject.state, 'reason', subject.reason,
    'at', subject.at, 'by', ${personJson(sql`subject.by_id`)}, 'undone_at', subject.undone_at,
    'undone_by', ${personJson(sql`subject.undone_by_id`)})`,
};

/** In which status what was done left the person. */
const leaves: Readonly<Record<SubjectAction, UserStatus>> = { suspend_user: 'suspended', reinstate_user: 'active' };

const stored = z.object({
  status: z.enum(userStatuses),
  active_since: z.string().nullable(),
  suspended_at: z.string().nullable(),
  suspended_reason: z.string(),
  deleted_at: z.string().nullable(),
});

/**
 * Undoes what was done to a person: they are as they were before. @throws not_found; moved_on for what is undone or was changed
 * since; rule_broken after 14 days, or for who must not be shut out again
 */
export function undoSubject(ctx: Ctx, { id }: InputOf<typeof undoSubjectOperation>): Promise<RuleSubject> {
  return change(ctx, { operation: undoSubjectOperation.id, subjectType: 'user' }, async (tx) => {
    const found = await tx.db.ruleSubject.findUnique({ where: { id } });
    if (found === null) throw new DomainError('not_found');
    const person = await holdPerson(tx, found.user_id);
    const subject = await readRow<RuleSubject>(tx.db, subjectShape, sql`subject.id = ${id}::uuid`);
    if (subject.state !== 'done') throw new DomainError('moved_on', { detail: 'This was already undone.' });
    if (tx.now.getTime() - found.at.getTime() > UNDO_DAYS * DAY_MS) {
      throw new DomainError('rule_broken', { detail: `This can be undone for ${UNDO_DAYS} days only.` });
    }
    const isLatest =
      (await tx.db.ruleSubject.count({ where: { user_id: person.id, state: 'done', id: { gt: id } } })) === 0;
    if (!isLatest || person.status !== leaves[subject.action]) {
      throw new DomainError('moved_on', { detail: 'Their status changed again after this.' });
    }
    const before = stored.parse(found.before);
    if (before.status !== 'active') await requireUnprotected(tx, person);
    await tx.db.user.update({ where: { id: person.id }, data: { ...before, modified: tx.now } });
    await tx.db.ruleSubject.update({
      where: { id },
      data: { state: 'undone', undone_at: tx.now, undone_by_id: callerId(tx) },
    });
    await followStatus(tx, person.id);
    const facts = { subject_id: id, status: { from: person.status, to: before.status } };
    const answer = await readRow<RuleSubject>(tx.db, subjectShape, sql`subject.id = ${id}::uuid`);
    return changed(answer, { subjectId: person.id, facts, ...followers(person.id) });
  });
}

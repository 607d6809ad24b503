import type { SubjectAction } from '@/lib/contracts/subject-states';
import { UNDO_DAYS } from '@/lib/contracts/subject-states';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { holdPerson } from '@/lib/services/people/hold-person';
import { actionOf } from '@/lib/services/rules/definition/registered-parts';

const DAY_MS = 86_400_000;

/** What changes the status of a person: only the last of these can be undone. */
const ofStatus: readonly string[] = ['suspend_user', 'reinstate_user', 'delete_user'] satisfies SubjectAction[];

/** What was undone: whose, and what of it could not be restored, in sentences. */
export type Undone = { userId: string; left: string };

/**
 * Undoes what a row of the ledger did, by hand or by a rule. Inside a transaction only.
 * @throws not_found; moved_on for what is not done, is undone or was changed since; rule_broken for what cannot be undone
 */
export async function undoRow(tx: Ctx, id: string): Promise<Undone> {
  const found = await tx.db.ruleSubject.findUnique({ where: { id } });
  if (found === null) throw new DomainError('not_found');
  await holdPerson(tx, found.user_id);
  const subject = await tx.db.ruleSubject.findUniqueOrThrow({ where: { id } });
  if (subject.state === 'undone') throw new DomainError('moved_on', { detail: 'This was already undone.' });
  if (subject.state !== 'done') throw new DomainError('moved_on', { detail: 'This was not done.' });
  const { undo } = actionOf({ key: subject.action });
  if (undo === undefined) throw new DomainError('rule_broken', { detail: 'This can’t be undone.' });
  if (tx.now.getTime() - subject.at.getTime() > UNDO_DAYS * DAY_MS) {
    throw new DomainError('rule_broken', { detail: `This can be undone for ${UNDO_DAYS} days only.` });
  }
  if (ofStatus.includes(subject.action) && !(await isLatest(tx, subject))) {
    throw new DomainError('moved_on', { detail: 'Their status changed again after this.' });
  }
  const left = await undo(tx, subject.user_id, subject.before);
  await tx.db.ruleSubject.update({
    where: { id },
    data: {
      state: 'undone',
      undone_at: tx.now,
      undone_by_id: callerId(tx),
      ...(left !== '' && { note: left }),
    },
  });
  return { userId: subject.user_id, left };
}

async function isLatest({ db }: Ctx, { at, id, user_id }: { at: Date; id: string; user_id: string }): Promise<boolean> {
  const later = await db.ruleSubject.count({
    where: { user_id, state: 'done', action: { in: [...ofStatus] }, OR: [{ at: { gt: at } }, { at, id: { gt: id } }] },
  });
  return later === 0;
}

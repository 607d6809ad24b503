import type { Person } from '@/lib/contracts/people/person';
import type { UserStatus } from '@/lib/contracts/people/users';
import type { SubjectAction } from '@/lib/contracts/rules/subject-states';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followStatuses } from '@/lib/services/people/follow-statuses';
import { type HeldPerson, holdPerson } from '@/lib/services/people/hold-person';
import { readPerson } from '@/lib/services/people/person-shape';

/** Something that staff do to one person. */
export type HandAct = {
  /** The id of the operation that asks for it. */
  operation: string;
  action: SubjectAction;
  reason: string;
  /** Of people in these statuses. */
  from: readonly UserStatus[];
  /** What follows SET, or what changes the person. */
  set: Sql | ((tx: Ctx, person: HeldPerson) => Promise<unknown>);
  /** Refuses those to whom it must not be done. */
  check?: (tx: Ctx, person: HeldPerson) => Promise<void>;
};

/**
 * Does it, and all that follows, in one transaction: its row in the ledger, the end of all sessions of who is not active, and
 * the actions of the person, which begin or end with their status.
 * @throws not_found; moved_on, naming the status, for a person in another one; what `check` throws
 */
export async function actOnPerson(ctx: Ctx, uuid: string, act: HandAct): Promise<Person> {
  return change(ctx, { operation: act.operation, subjectType: 'user' }, async (tx) => {
    const before = await holdPerson(tx, uuid);
    if (!act.from.includes(before.status)) throw notFrom(before.status);
    await act.check?.(tx, before);
    if (typeof act.set === 'function') await act.set(tx, before);
    else await setColumns(tx, uuid, act.set);
    const subject = await tx.db.ruleSubject.create({
      data: {
        user_id: uuid,
        action: act.action,
        reason: act.reason,
        before,
        at: tx.now,
        by_id: callerId(tx),
      },
    });
    const person = await readPerson(tx, uuid);
    const endedIds = person.status === 'active' ? [] : [uuid];
    await followStatuses(tx, { userIds: [uuid], endedIds, isLoss: false });
    const facts = { status: { from: before.status, to: person.status }, subject_id: subject.id };
    return changed(person, { subjectId: uuid, facts });
  });
}

/** Changes columns of one person. */
async function setColumns({ db, now }: Ctx, uuid: string, set: Sql): Promise<void> {
  await db.$executeRaw(sql`UPDATE user_account SET ${set}, modified = ${now}::timestamptz WHERE id = ${uuid}::uuid`);
}

function notFrom(status: UserStatus): DomainError {
  return new DomainError('moved_on', { detail: `Their status is ${status}.` });
}

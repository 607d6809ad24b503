import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { HeldPerson } from '@/lib/services/people/hold-person';

/**
 * Refuses to shut out oneself, people on legal hold, service accounts, and the last active member of staff. Who shuts out
 * staff waits for whoever else does, so that one of two is always left.
 * @throws rule_broken with the reason
 */
export async function requireUnprotected(tx: Ctx, person: HeldPerson): Promise<void> {
  const refusal = (await findProtected(tx, [person])).get(person.id);
  if (refusal !== undefined) throw refusal;
}

/** Who of these people must not be shut out, and why, by their id. If all others are, one active member of staff is left. */
export async function findProtected(tx: Ctx, people: readonly HeldPerson[]): Promise<Map<string, DomainError>> {
  const refusals = new Map<string, DomainError>();
  const refuse = ({ id }: HeldPerson, detail: string) => refusals.set(id, new DomainError('rule_broken', { detail }));
  for (const person of people) {
    if (tx.actor.kind === 'person' && tx.actor.userId === person.id) refuse(person, 'You can’t do this to yourself.');
    else if (person.legal_hold) refuse(person, 'They are on legal hold. End the hold first.');
    else if (person.is_service_account) refuse(person, 'This is a service account.');
  }
  const staff = people.filter(({ id, is_staff }) => is_staff && !refusals.has(id));
  if (staff.length === 0) return refusals;
  const left = await findActiveStaff(tx);
  for (const person of staff) {
    const others = left.size - (left.has(person.id) ? 1 : 0);
    if (others === 0) refuse(person, 'They are the last active member of staff.');
    else left.delete(person.id);
  }
  return refusals;
}

/** Whoever shuts out staff does so one after another, so that one of them is always left. Until the transaction ends. */
export async function lockLastOfStaff({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('last of staff', 0))`);
}

async function findActiveStaff(tx: Ctx): Promise<Set<string>> {
  await lockLastOfStaff(tx);
  const staff = await tx.db.user.findMany({ where: { is_staff: true, status: 'active' }, select: { id: true } });
  return new Set(staff.map(({ id }) => id));
}

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
  const error = (await findProtected(tx, [person])).get(person.id);
  if (error !== undefined) throw error;
}

/** Who of these people must not be shut out, and why, by their id. If all others are, one active member of staff is left. */
export async function findProtected(tx: Ctx, people: readonly HeldPerson[]): Promise<Map<string, DomainError>> {
  const errors = new Map<string, DomainError>();
  const addError = ({ id }: HeldPerson, detail: string) => errors.set(id, new DomainError('rule_broken', { detail }));
  for (const person of people) {
    if (tx.actor.kind === 'person' && tx.actor.userId === person.id) addError(person, 'You can’t do this to yourself.');
    else if (person.legal_hold) addError(person, 'They are on legal hold. End the hold first.');
    else if (person.is_service_account) addError(person, 'This is a service account.');
  }
  const staff = people.filter(({ id, is_staff }) => is_staff && !errors.has(id));
  if (staff.length === 0) return errors;
  const left = await findActiveStaff(tx);
  for (const person of staff) {
    const others = left.size - (left.has(person.id) ? 1 : 0);
    if (others === 0) addError(person, 'They are the last active member of staff.');
    else left.delete(person.id);
  }
  return errors;
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

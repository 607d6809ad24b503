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
  const refuse = (detail: string) => {
    throw new DomainError('rule_broken', { detail });
  };
  if (tx.actor.kind === 'person' && tx.actor.userId === person.id) refuse('You can’t do this to yourself.');
  if (person.legal_hold) refuse('They are on legal hold. End the hold first.');
  if (person.is_service_account) refuse('This is a service account.');
  if (person.is_staff && (await isLastOfStaff(tx, person.id))) refuse('They are the last active member of staff.');
}

/** Whoever shuts out staff does so one after another, so that one of them is always left. Until the transaction ends. */
export async function lockLastOfStaff({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('last of staff', 0))`);
}

async function isLastOfStaff(tx: Ctx, userId: string): Promise<boolean> {
  await lockLastOfStaff(tx);
  const others = await tx.db.user.count({ where: { is_staff: true, status: 'active', id: { not: userId } } });
  return others === 0;
}

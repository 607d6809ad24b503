import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { HeldPerson } from '@/lib/services/people/hold-person';

/** Refuses to bring back a deleted person of whom a purge since then has left nothing. @throws moved_on */
export async function requireUnpurged(tx: Ctx, person: HeldPerson): Promise<void> {
  if ((await findPurged(tx, [person])).has(person.id)) throw purgedError();
}

/** Who of these people is deleted and was purged since then. One statement at most. */
export async function findPurged({ db }: Ctx, people: readonly HeldPerson[]): Promise<Set<string>> {
  const deleted = people.filter(({ status }) => status === 'deleted').map(({ id }) => id);
  if (deleted.length === 0) return new Set();
  const purged = await db.$queryRaw<{ user_id: string }[]>(sql`
    SELECT DISTINCT purge.user_id FROM person_purge AS purge JOIN user_account AS person ON person.id = purge.user_id
    WHERE purge.user_id = ANY(${deleted}::uuid[]) AND purge.status = 'deleted'
      AND purge.purged_at >= coalesce(person.deleted_at, '-infinity')`);
  return new Set(purged.map(({ user_id }) => user_id));
}

export function purgedError(): DomainError {
  return new DomainError('moved_on', { detail: 'This person’s data has been purged.' });
}

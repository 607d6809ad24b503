import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { HeldPerson } from '@/lib/services/people/hold-person';

/** Refuses to bring back a deleted person of whom a purge since then has left nothing. @throws moved_on */
export async function requireUnpurged({ db }: Ctx, { deleted_at, id, status }: HeldPerson): Promise<void> {
  if (status !== 'deleted') return;
  const since = deleted_at === null ? {} : { purged_at: { gte: deleted_at } };
  const purges = await db.personPurge.count({ where: { user_id: id, status: 'deleted', ...since } });
  if (purges > 0) throw new DomainError('moved_on', { detail: 'This person’s data has been purged.' });
}

import { z } from 'zod';
import { type UserStatus, userStatuses } from '@/lib/contracts/users';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { followers, followStatus } from '@/lib/services/people/act-on-person';
import { holdPerson } from '@/lib/services/people/hold-person';
import { requireUnprotected } from '@/lib/services/people/require-unprotected';

const stored = z.object({
  status: z.enum(userStatuses),
  active_since: z.string().nullable(),
  suspended_at: z.string().nullable(),
  suspended_reason: z.string(),
  deleted_at: z.string().nullable(),
});

/**
 * Gives a person back the status that they had before something left them in `left`. Inside a transaction only.
 * @throws moved_on when they have another one by now; rule_broken for who must not be shut out again
 */
export async function restoreStatus(tx: Ctx, userId: string, given: unknown, left: UserStatus): Promise<void> {
  const person = await holdPerson(tx, userId);
  const before = stored.parse(given);
  if (person.status !== left) {
    throw new DomainError('moved_on', { detail: 'Their status changed again after this.' });
  }
  if (before.status !== 'active') await requireUnprotected(tx, person);
  await tx.db.user.update({ where: { id: userId }, data: { ...before, modified: tx.now } });
  await followStatus(tx, userId);
  const { events, touches } = followers(userId);
  for (const event of events) tx.emit(event);
  for (const touch of touches) tx.touch(touch);
}

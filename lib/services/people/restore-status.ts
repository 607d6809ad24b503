import { z } from 'zod';
import { type UserStatus, userStatuses } from '@/lib/contracts/users';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { followers, followStatus, setColumns } from '@/lib/services/people/act-on-person';
import { holdPerson } from '@/lib/services/people/hold-person';
import { requireUnprotected } from '@/lib/services/people/require-unprotected';
import { requireUnpurged } from '@/lib/services/people/require-unpurged';
import { storedPlan } from '@/lib/services/purging/purge-plan';

const stored = z.object({
  status: z.enum(userStatuses),
  active_since: z.string().nullable(),
  suspended_at: z.string().nullable(),
  suspended_reason: z.string(),
  deleted_at: z.string().nullable(),
  purge_due_on: z.iso.date().nullable().default(null),
  purge_plan: storedPlan.nullable().default(null),
});

/**
 * Gives a person back the status that they had before something left them in `left`. Inside a transaction only.
 * @throws moved_on when they have another one by now, or were purged; rule_broken for who must not be shut out again
 */
export async function restoreStatus(tx: Ctx, userId: string, given: unknown, left: UserStatus): Promise<void> {
  const person = await holdPerson(tx, userId);
  const before = stored.parse(given);
  if (person.status !== left) {
    throw new DomainError('moved_on', { detail: 'Their status changed again after this.' });
  }
  await requireUnpurged(tx, person);
  if (before.status !== 'active') await requireUnprotected(tx, person);
  const plan = before.purge_plan === null ? null : JSON.stringify(before.purge_plan);
  await setColumns(
    tx,
    userId,
    sql`status = ${before.status}, active_since = ${before.active_since}::timestamptz, suspended_at = ${before.suspended_at}::timestamptz,
      suspended_reason = ${before.suspended_reason}, deleted_at = ${before.deleted_at}::timestamptz,
      purge_due_on = ${before.purge_due_on}::date, purge_plan = ${plan}::jsonb`,
  );
  await followStatus(tx, userId);
  const { events, touches } = followers(userId);
  for (const event of events) tx.emit(event);
  for (const touch of touches) tx.touch(touch);
}

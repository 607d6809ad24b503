import { z } from 'zod';
import { type UserStatus, userStatuses } from '@/lib/contracts/people/users';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { followStatuses } from '@/lib/services/people/follow-statuses';
import { holdPeople } from '@/lib/services/people/hold-person';
import { findProtected } from '@/lib/services/people/require-unprotected';
import { findPurged, purgedError } from '@/lib/services/people/require-unpurged';
import type { ActToUndo, UndoResult } from '@/lib/services/people/undo-result';
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

type Before = z.output<typeof stored>;

/**
 * Gives people back the status that they had before something left them in `left`, with a fixed number of statements. Inside a
 * transaction only. Refused are those who have another status by now, were purged, or must not be shut out again.
 */
export async function restoreStatuses(
  tx: Ctx,
  acts: readonly ActToUndo[],
  left: UserStatus,
): Promise<ReadonlyMap<string, UndoResult>> {
  const befores = new Map(acts.map(({ before, userId }) => [userId, stored.parse(before)]));
  const errors = await findErrors(tx, [...befores.keys()], left);
  const restored = [...befores].filter(([id]) => !errors.has(id));
  await setStatuses(tx, restored);
  const ended = restored.filter(([, { status }]) => status !== 'active').map(([id]) => id);
  await followStatuses(tx, { userIds: restored.map(([id]) => id), endedIds: ended, isLoss: left === 'active' });
  return new Map(
    acts.map(({ userId }): [string, UndoResult] => {
      const error = errors.get(userId);
      return [userId, error === undefined ? { left: '' } : { error }];
    }),
  );
}

async function findErrors(tx: Ctx, userIds: readonly string[], left: UserStatus): Promise<Map<string, DomainError>> {
  const people = await holdPeople(tx, userIds);
  const purged = await findPurged(tx, people);
  const errors = new Map<string, DomainError>();
  for (const { id, status } of people) {
    if (purged.has(id)) errors.set(id, purgedError());
    else if (status !== left) {
      errors.set(id, new DomainError('moved_on', { detail: 'Their status changed again after this.' }));
    }
  }
  const shutOut = left === 'active' ? people.filter(({ id }) => !errors.has(id)) : [];
  for (const [id, error] of await findProtected(tx, shutOut)) errors.set(id, error);
  return errors;
}

async function setStatuses({ db, now }: Ctx, restored: readonly (readonly [string, Before])[]): Promise<void> {
  const rows = restored.map(([id, before]) => ({ ...before, id }));
  await db.$executeRaw(sql`
    UPDATE user_account AS person SET status = before.status, active_since = before.active_since,
      suspended_at = before.suspended_at, suspended_reason = before.suspended_reason, deleted_at = before.deleted_at,
      purge_due_on = before.purge_due_on, purge_plan = before.purge_plan, modified = ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS before (id uuid, status text, active_since timestamptz,
      suspended_at timestamptz, suspended_reason text, deleted_at timestamptz, purge_due_on date, purge_plan jsonb)
    WHERE person.id = before.id`);
}

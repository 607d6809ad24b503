import type { UserStatus } from '@/lib/contracts/people/users';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** What decides whether something may be done to a person, and what undoing it restores. */
export type HeldPerson = {
  id: string;
  status: UserStatus;
  active_since: string | null;
  suspended_at: string | null;
  suspended_reason: string;
  deleted_at: string | null;
  /** A day, and what is purged after it. */
  purge_due_on: string | null;
  purge_plan: object | null;
  legal_hold: boolean;
  is_service_account: boolean;
  is_staff: boolean;
};

/** A row of `user_account` as HeldPerson. */
export const heldPersonJson = sql`json_build_object('id', id, 'status', status, 'active_since', active_since,
  'suspended_at', suspended_at, 'suspended_reason', suspended_reason, 'deleted_at', deleted_at,
  'purge_due_on', purge_due_on, 'purge_plan', purge_plan, 'legal_hold', legal_hold,
  'is_service_account', is_service_account, 'is_staff', is_staff)`;

/** One person, whom nobody else changes until the transaction ends. @throws not_found */
export async function holdPerson(tx: Ctx, uuid: string): Promise<HeldPerson> {
  const [person] = await holdPeople(tx, [uuid]);
  if (person === undefined) throw new DomainError('not_found');
  return person;
}

/** The same for many, in the order of their ids. One statement. */
export async function holdPeople({ db }: Ctx, ids: readonly string[]): Promise<HeldPerson[]> {
  const rows = await db.$queryRaw<{ person: HeldPerson }[]>(sql`
    SELECT ${heldPersonJson} AS person FROM user_account WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  return rows.map(({ person }) => person);
}

import type { PurgedStatus } from '@/lib/contracts/people/purge-profiles';
import type { UserStatus } from '@/lib/contracts/people/users';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';
import { asciiAddress } from '@/lib/core/ascii-address';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { deleteRecords } from '@/lib/services/purging/delete-records';
import { type NamedPerson, placeholdersFor } from '@/lib/services/purging/placeholders';
import type { PurgeOrigin, PurgePlan } from '@/lib/services/purging/purge-plan';
import { replaceCopies } from '@/lib/services/purging/replace-copies';

/** Every text of the database is looked at for each person: one pattern for several people takes longer than one for each. */
export const PURGE_TIMEOUT_MS = 5 * 60_000;

const DAY_MS = 86_400_000;

/** What was purged, as the certificate says it. */
export type Purged = { fields: readonly string[]; records: Readonly<Record<string, number>> };

type HeldForPurge = NamedPerson & { status: UserStatus; deleted_at: Date | null; legal_hold: boolean };

/**
 * Purges what `plan` names of a person of that status, and keeps what was purged for the certificate: in the caller's
 * transaction, so whole or not at all. The row in the ledger is the caller's.
 * @throws not_found; moved_on for who has another status; rule_broken on legal hold, or 14 days after a deletion
 */
export async function purgePerson(
  tx: Ctx,
  userId: string,
  plan: PurgePlan & { applies_to: PurgedStatus },
  { approver_ids, rule }: PurgeOrigin,
): Promise<Purged> {
  const person = await holdForPurge(tx, userId);
  requirePurgeable(person, plan.applies_to, tx.now);
  const addresses = [...new Set([person.email, asciiAddress(person.email)])];
  const records = await deleteRecords(tx, plan.records, { userId, addresses });
  await replaceCopies(tx, person, plan.fields);
  const placeholders = placeholdersFor(person, plan.fields);
  await tx.db.user.update({ where: { id: userId }, data: { ...placeholders, purged_at: tx.now, modified: tx.now } });
  await endDuePurge(tx, userId, plan);
  await tx.db.personPurge.create({
    data: {
      user_id: userId,
      purged_at: tx.now,
      status: plan.applies_to,
      rule_id: rule?.id ?? null,
      rule_version: rule?.version ?? null,
      approver_ids,
      profile_id: plan.profile_id,
      profile: plan.profile,
      fields: plan.fields,
      records,
    },
  });
  if (plan.records.includes('roles')) tx.emit({ type: 'roles.changed', userIds: [userId] });
  for (const topic of ['people', 'audiences', 'deliveries', 'notifications', 'actions'] as const) tx.touch({ topic });
  return { fields: plan.fields, records };
}

/** The purge that follows from a deletion still comes where it names more than this one. */
async function endDuePurge({ db }: Ctx, userId: string, { fields, records }: PurgePlan): Promise<void> {
  const isCovered = (named: 'fields' | 'records', purged: readonly string[]) =>
    sql`coalesce(purge_plan -> ${named} <@ ${JSON.stringify(purged)}::jsonb, true)`;
  await db.$executeRaw(sql`
    UPDATE user_account SET purge_due_on = NULL, purge_plan = NULL
    WHERE id = ${userId}::uuid AND ${isCovered('fields', fields)} AND ${isCovered('records', records)}`);
}

async function holdForPurge({ db }: Ctx, userId: string): Promise<HeldForPurge> {
  const [held] = await db.$queryRaw<HeldForPurge[]>(sql`
    SELECT id::text, full_name, email, username, external_id, status, deleted_at, legal_hold
    FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`);
  if (held === undefined) throw new DomainError('not_found');
  return held;
}

function requirePurgeable({ deleted_at, legal_hold, status }: HeldForPurge, expected: PurgedStatus, now: Date): void {
  if (status !== expected) throw new DomainError('moved_on', { detail: `Their status is ${status}.` });
  if (legal_hold) throw new DomainError('rule_broken', { detail: 'They are on legal hold. End the hold first.' });
  if (status === 'deleted' && now.getTime() - (deleted_at?.getTime() ?? 0) < UNDO_DAYS * DAY_MS) {
    throw new DomainError('rule_broken', {
      detail: `They can be reinstated for ${UNDO_DAYS} days after the deletion.`,
    });
  }
}

import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceKind, type PlaceRef } from '@/lib/services/members/place';
import { requireNotDeleted } from '@/lib/services/orders/next-step';
import { accountRole } from '@/lib/services/service-accounts/account-role';
import { readCustomerAccount, readProjectAccount } from '@/lib/services/service-accounts/account-row';

type Account = { id: string; user_id: string; description: string; closed_at: Date | null };

/**
 * A live service account of a project or a customer, which no one else changes until the transaction ends, for who may add
 * members there. Its place is held before it, as everywhere. One of a deleted project can only be ended.
 * @throws not_found; not_allowed, also for an account that has other roles; moved_on for one that is closed, or whose project is deleted
 */
export async function holdAccount(tx: Ctx, kind: PlaceKind, uuid: string, isEnding = false): Promise<Account> {
  const found = await tx.db.serviceAccount.findUnique({
    where: { id: uuid },
    select: { project_id: true, customer_id: true },
  });
  const placeId = kind === 'project' ? found?.project_id : found?.customer_id;
  if (typeof placeId !== 'string') throw new DomainError('not_found');
  const ref: PlaceRef = { kind, uuid: placeId };
  const place = await holdPlace(tx, ref);
  await (kind === 'project' ? readProjectAccount : readCustomerAccount)(tx, uuid);
  await requireMayGive(tx, place, 'CREATE');
  if (!isEnding) requireNotDeleted(place);
  const [account] = await tx.db.$queryRaw<Account[]>(sql`
    SELECT id, user_id, description, closed_at FROM service_account WHERE id = ${uuid}::uuid FOR UPDATE`);
  if (account === undefined) throw new DomainError('not_found');
  if (account.closed_at !== null) throw new DomainError('moved_on', { detail: 'This service account is closed.' });
  await requireNoOtherRole(tx, account, ref);
  return account;
}

/**
 * Whoever has the token of an account acts with all of its roles, and closing it ends them all: where it was given others than
 * the one it was made with, that is for staff.
 * @throws not_allowed
 */
async function requireNoOtherRole(tx: Ctx, account: Account, { kind, uuid }: PlaceRef): Promise<void> {
  if (can(tx.actor, 'STAFF')) return;
  const [other] = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM ${liveRoles(tx.now)} AS held JOIN role ON role.id = held.role_id
    WHERE held.user_id = ${account.user_id}::uuid
      AND NOT (role.name = ${accountRole[kind]} AND coalesce(held.project_id, held.customer_id) IS NOT DISTINCT FROM ${uuid}::uuid)`);
  if ((other?.count ?? 0) === 0) return;
  throw new DomainError('not_allowed', { detail: 'This account has other roles too. Ask the administrators.' });
}

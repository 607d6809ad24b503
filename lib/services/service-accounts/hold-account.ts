import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceKind, requireReader } from '@/lib/services/members/place';

type Account = { id: string; user_id: string; description: string; closed_at: Date | null };

/**
 * A live service account of a project or a customer, which no one else changes until the transaction ends, for who may add
 * members there. Its place is held before it, as everywhere.
 * @throws not_found; not_allowed; moved_on for one that is closed
 */
export async function holdAccount(tx: Ctx, kind: PlaceKind, uuid: string): Promise<Account> {
  const found = await tx.db.serviceAccount.findUnique({
    where: { id: uuid },
    select: { project_id: true, customer_id: true },
  });
  const placeId = kind === 'project' ? found?.project_id : found?.customer_id;
  if (typeof placeId !== 'string') throw new DomainError('not_found');
  const ref = { kind, uuid: placeId };
  const place = await holdPlace(tx, ref);
  if (place.state === 'soft_deleted') throw new DomainError('not_found');
  await requireReader(tx, ref);
  await requireMayGive(tx, place, 'CREATE');
  const [account] = await tx.db.$queryRaw<Account[]>(sql`
    SELECT id, user_id, description, closed_at FROM service_account WHERE id = ${uuid}::uuid FOR UPDATE`);
  if (account === undefined) throw new DomainError('not_found');
  if (account.closed_at !== null) throw new DomainError('moved_on', { detail: 'This service account is closed.' });
  return account;
}

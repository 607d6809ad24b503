import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { pairsOfActiveSubmitters } from '@/lib/services/access-notices/pairs-of';
import { reconsiderRenewals } from '@/lib/services/access-notices/reconsider-renewals';

type Followed = {
  /** Whose status changed. */
  userIds: readonly string[];
  /** Who of them is no longer active: all their sessions end. */
  endedIds: readonly string[];
  /** Whether they were active before. */
  isLoss: boolean;
};

/** What a change of status leads to for many people: sessions end, and actions begin or end. A fixed number of statements. Inside a transaction only. */
export async function followStatuses(tx: Ctx, { endedIds, isLoss, userIds }: Followed): Promise<void> {
  if (userIds.length === 0) return;
  await tx.db.$executeRaw(sql`
    UPDATE user_session SET ended_at = ${tx.now}::timestamptz WHERE user_id = ANY(${endedIds}::uuid[]) AND ended_at IS NULL`);
  const active = userIds.filter((id) => !endedIds.includes(id));
  if (active.length > 0) await reconsiderRenewals(tx, pairsOfActiveSubmitters(active));
  tx.emit({ type: 'roles.changed', userIds: [...userIds], isLoss });
  tx.touch({ topic: 'people' });
  tx.touch({ topic: 'audiences' });
  tx.touch({ topic: 'sessions', userIds: [...endedIds] });
}

import type { Ctx } from '@/lib/db/context';

/** Which sessions of a person: one, all but one, or all. */
type Which = { only: string } | { except: string | null };

/** Ends open sessions of a person at once, streams included. Returns how many those were. */
export async function endSessions(tx: Ctx, userId: string, which: Which): Promise<number> {
  const where = { user_id: userId, ended_at: null, ...conditionOf(which) };
  const { count } = await tx.db.session.updateMany({ where, data: { ended_at: tx.now } });
  if (count > 0) tx.touch({ topic: 'sessions', userIds: [userId] });
  return count;
}

function conditionOf(which: Which) {
  if ('only' in which) return { id: which.only };
  return which.except === null ? {} : { id: { not: which.except } };
}

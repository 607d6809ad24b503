import type { Db } from '@/lib/db/client';
import type { StartedSession } from '@/lib/services/people/conclude-sign-in';

/** Whether a session still counts: its person is active and has not signed out everywhere since. */
export async function isLiveSession(db: Db, { userId, generation }: StartedSession): Promise<boolean> {
  const where = { id: userId, status: 'active', session_generation: generation };
  return (await db.user.count({ where })) === 1;
}

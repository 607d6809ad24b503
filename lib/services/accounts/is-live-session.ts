import { isOpenSession } from '@/lib/auth/is-open-session';
import type { Session } from '@/lib/auth/session-cookie';
import { type Db, sql } from '@/lib/db/client';

/** Whether a session still counts: neither ended nor expired, and its person is active. */
export async function isLiveSession(db: Db, { userId, sessionId }: Session, now: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<object[]>(sql`
    SELECT 1 FROM user_session AS session JOIN user_account AS person ON person.id = session.user_id
    WHERE session.id = ${sessionId}::uuid AND person.id = ${userId}::uuid AND person.status = 'active'
      AND ${isOpenSession(sql`session`, sql`${now}::timestamptz`)}`);
  return row !== undefined;
}

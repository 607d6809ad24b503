import { LIVE_CHANNEL, type Touch, topics } from '@/lib/core/topics';
import { type Db, sql } from '@/lib/db/client';

/** PostgreSQL takes notices below 8,000 bytes. */
const MOST_BYTES = 7_900;

/** Tells every process what a transaction changed, in one notice that is sent when it commits. */
export async function announceTouches(db: Db, touches: readonly Touch[]): Promise<void> {
  if (touches.length === 0) return;
  await db.$executeRaw(sql`SELECT pg_notify(${LIVE_CHANNEL}, ${noticeOf(touches)})`);
}

/** One touch per topic. Too many names for a notice become everyone: who is not concerned fetches once for nothing. */
function noticeOf(touches: readonly Touch[]): string {
  const joined = topics.flatMap((topic) => joinTouches(touches.filter((touch) => touch.topic === topic)));
  const notice = JSON.stringify(joined);
  if (Buffer.byteLength(notice) <= MOST_BYTES) return notice;
  return JSON.stringify(joined.map(({ topic }) => ({ topic })));
}

function joinTouches(touches: readonly Touch[]): Touch[] {
  const [first] = touches;
  if (first === undefined) return [];
  if (touches.some(({ userIds }) => userIds === undefined)) return [{ topic: first.topic }];
  return [{ topic: first.topic, userIds: [...new Set(touches.flatMap(({ userIds }) => userIds ?? []))] }];
}

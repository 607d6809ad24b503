import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { notifySubmitters } from '@/lib/services/access-submissions/notify-submitters';

/** Cancels the open submissions of a requirement that takes no more, and tells their submitters. Says how many. */
export async function cancelOpenSubmissions(tx: Ctx, requirementId: string): Promise<number> {
  const cancelled = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE access_submission SET state = 'CANCELLED', modified = ${tx.now}::timestamptz
    WHERE requirement_id = ${requirementId}::uuid AND state IN ('DRAFT', 'SUBMITTED') RETURNING id`);
  const ids = cancelled.map(({ id }) => id);
  await notifySubmitters(tx, ids);
  if (ids.length > 0) tx.emit({ type: 'access_submissions.changed', submissionIds: ids });
  return cancelled.length;
}

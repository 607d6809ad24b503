import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Has the job of projects’ lives take the projects that a condition finds right after the commit, whatever it did today. */
export async function requestLives(tx: Ctx, condition: Sql): Promise<void> {
  const count = await tx.db.$executeRaw(sql`UPDATE project SET lifecycle_day = NULL WHERE ${condition}`);
  if (count > 0) tx.emit({ type: 'project_lives.requested' });
}

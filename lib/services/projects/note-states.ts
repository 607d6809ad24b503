import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/** Notes the state of projects that a condition finds where it is another than the last one noted. One statement. */
export async function noteStates(ctx: Ctx, condition: Sql): Promise<void> {
  await ctx.db.$executeRaw(sql`
    INSERT INTO project_state_change (project_id, state, at, by_id)
    SELECT project.id, life.state, ${ctx.now}::timestamptz, ${callerId(ctx)}::uuid
    FROM ${projectTables(ctx.now)}
    WHERE ${condition} AND life.state IS DISTINCT FROM (
      SELECT was.state FROM project_state_change AS was WHERE was.project_id = project.id ORDER BY was.at DESC, was.id DESC LIMIT 1)`);
}

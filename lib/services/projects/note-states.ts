import { callerId } from '@/lib/core/caller-id';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';

/**
 * Notes the state of projects that a condition on `project` finds where it is another than the last one noted. What was noted
 * is read once beforehand: a planner that knows the table as it was would search the rows that this very statement adds. One statement.
 * Says how many were noted.
 */
export async function noteStates(ctx: Ctx, condition: Sql): Promise<number> {
  return ctx.db.$executeRaw(sql`
    WITH noted AS MATERIALIZED (
      SELECT DISTINCT ON (was.project_id) was.project_id, was.state
      FROM project JOIN project_state_change AS was ON was.project_id = project.id
      WHERE ${condition} ORDER BY was.project_id, was.at DESC, was.id DESC)
    INSERT INTO project_state_change (project_id, state, at, by_id)
    SELECT project.id, life.state, ${ctx.now}::timestamptz, ${callerId(ctx)}::uuid
    FROM ${projectTables(ctx.now)} LEFT JOIN noted ON noted.project_id = project.id
    WHERE ${condition} AND life.state IS DISTINCT FROM noted.state`);
}

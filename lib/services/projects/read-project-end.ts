import type { ProjectState } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectTables } from '@/lib/services/projects/project-shape';
import { isReadableAtAll, readsAll } from '@/lib/services/projects/readable-projects';

/** How a project stands, and whether the caller reads all of it. */
export type ProjectEnd = {
  state: ProjectState;
  end_date: Day | null;
  effective_end_date: Day | null;
  isReadable: boolean;
};

/** How the project of something that the caller was shown stands, whether or not they read the project. One statement. @throws not_found */
export async function readProjectEnd(ctx: Ctx, uuid: string): Promise<ProjectEnd> {
  const [found] = await ctx.db.$queryRaw<ProjectEnd[]>(sql`
    SELECT life.state, project.end_date::text AS end_date, life.effective_end_date::text AS effective_end_date,
      (${isReadableAtAll(ctx)} AND ${readsAll(ctx)}) AS "isReadable"
    FROM ${projectTables(ctx.now)} WHERE project.id = ${uuid}::uuid`);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}

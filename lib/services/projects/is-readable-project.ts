import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isReadableAtAll } from '@/lib/services/projects/readable-projects';

/** Whether the caller reads a project, removed or not. */
export async function isReadableProject(ctx: Ctx, uuid: string): Promise<boolean> {
  const [found] = await ctx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM project
    WHERE project.id = ${uuid}::uuid AND ${isReadableAtAll(ctx)}`);
  return (found?.count ?? 0) > 0;
}

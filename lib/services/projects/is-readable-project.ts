import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isReadableAtAll, readsAll } from '@/lib/services/projects/readable-projects';

/** Whether the caller reads a project, removed or not. */
export function isReadableProject(ctx: Ctx, uuid: string): Promise<boolean> {
  return isThere(ctx, uuid, isReadableAtAll(ctx));
}

/** Whether the caller reads all of a project; who was in it before it was deleted reads its name and dates alone. */
export function readsAllOfProject(ctx: Ctx, uuid: string): Promise<boolean> {
  return isThere(ctx, uuid, readsAll(ctx));
}

async function isThere({ db }: Ctx, uuid: string, condition: Sql): Promise<boolean> {
  const [found] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM project WHERE project.id = ${uuid}::uuid AND ${condition}`);
  return (found?.count ?? 0) > 0;
}

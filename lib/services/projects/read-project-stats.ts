import { liveRoles } from '@/lib/auth/live-roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectStats, readProjectStatsOperation } from '@/lib/contracts/project-figures';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { readsAll } from '@/lib/services/projects/readable-projects';

/** How many people and resources a project has, and what it costs. @throws not_found */
export async function readProjectStats(
  ctx: Ctx,
  { for_current_month: isOfMonth = false, uuid }: InputOf<typeof readProjectStatsOperation>,
): Promise<ProjectStats> {
  const { billing_price_estimate: costs, resources_count } = await readProjectRow(ctx, uuid);
  return {
    components: [],
    quotas: [
      { name: 'nc_user_count', limit: null, usage: await countPeople(ctx, uuid) },
      { name: 'nc_resource_count', limit: null, usage: resources_count },
    ],
    billing_price_estimate: isOfMonth ? { ...costs, total: costs.current } : costs,
  };
}

/** Distinct people with a live role there; none for callers who do not read all of it. */
async function countPeople(ctx: Ctx, uuid: string): Promise<number> {
  const [found] = await ctx.db.$queryRaw<{ people: number }[]>(sql`
    SELECT count(DISTINCT held.user_id)::int AS people FROM project JOIN ${liveRoles(ctx.now)} AS held ON held.project_id = project.id
    WHERE project.id = ${uuid}::uuid AND ${readsAll(ctx)}`);
  return found?.people ?? 0;
}

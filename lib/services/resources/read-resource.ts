import { isVisibleProject } from '@/lib/auth/visible-projects';
import type { readResourceOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readResourceWhere } from '@/lib/services/resources/resource-shape';

/** One resource of a project that the caller may see, of a deleted one too. @throws not_found */
export function readResource(
  ctx: Ctx,
  { uuid }: InputOf<typeof readResourceOperation>,
): Promise<AnswerOf<typeof readResourceOperation>> {
  const isVisible = isVisibleProject(ctx, sql`resource.project_id`);
  return readResourceWhere(ctx, sql`resource.id = ${uuid}::uuid AND ${isVisible}`);
}

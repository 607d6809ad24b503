import type { InputOf } from '@/lib/contracts/operation';
import type { Project, replaceProjectOperation } from '@/lib/contracts/projects/projects';
import type { Ctx } from '@/lib/db/context';
import { changeProject } from '@/lib/services/projects/change-project';

type Precondition = Parameters<typeof changeProject>[2];

/** As `changeProject`; the name and the organisation are given in any case. */
export function replaceProject(
  ctx: Ctx,
  given: InputOf<typeof replaceProjectOperation>,
  precondition: Precondition,
): Promise<Project> {
  return changeProject(ctx, given, precondition);
}

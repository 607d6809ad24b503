import type { InputOf } from '@/lib/contracts/operation';
import type { Project, readProjectOperation } from '@/lib/contracts/projects/projects';
import type { Ctx } from '@/lib/db/context';
import { readProjectRow } from '@/lib/services/projects/project-shape';

/** One project that the caller reads; a deleted one also for who was in it. @throws not_found */
export function readProject(ctx: Ctx, { uuid }: InputOf<typeof readProjectOperation>): Promise<Project> {
  return readProjectRow(ctx, uuid);
}

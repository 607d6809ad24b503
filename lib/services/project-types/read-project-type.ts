import type { InputOf } from '@/lib/contracts/operation';
import type { ProjectType, readProjectTypeOperation } from '@/lib/contracts/projects/project-types';
import type { Ctx } from '@/lib/db/context';
import { readProjectTypeRow } from '@/lib/services/project-types/project-type-row';

/** One project type. @throws not_found */
export function readProjectType(ctx: Ctx, { uuid }: InputOf<typeof readProjectTypeOperation>): Promise<ProjectType> {
  return readProjectTypeRow(ctx, uuid);
}

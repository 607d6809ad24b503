import type { InputOf } from '@/lib/contracts/operation';
import { createProjectTypeOperation, type ProjectType } from '@/lib/contracts/projects/project-types';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readProjectTypeRow, requireFreeTypeName } from '@/lib/services/project-types/project-type-row';

/** Creates a project type. @throws already_exists */
export function createProjectType(
  ctx: Ctx,
  { description = '', name }: InputOf<typeof createProjectTypeOperation>,
): Promise<ProjectType> {
  return change(ctx, { operation: createProjectTypeOperation.id, subjectType: 'project_type' }, async (tx) => {
    await requireFreeTypeName(tx, name);
    const data = { name, description, created: tx.now, modified: tx.now };
    const { id } = await tx.db.projectType.create({ data });
    return changed(await readProjectTypeRow(tx, id), { subjectId: id, facts: { name } });
  });
}

import type { InputOf } from '@/lib/contracts/operation';
import { changeProjectTypeOperation, type ProjectType } from '@/lib/contracts/projects/project-types';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import {
  holdProjectType,
  readProjectTypeRow,
  requireFreeTypeName,
} from '@/lib/services/project-types/project-type-row';

/** `requireVersion` refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: ProjectType) => void };

/** Changes a project type. @throws not_found; version_stale; already_exists */
export function changeProjectType(
  ctx: Ctx,
  { uuid, ...fields }: InputOf<typeof changeProjectTypeOperation>,
  { requireVersion }: Precondition,
): Promise<ProjectType> {
  return change(ctx, { operation: changeProjectTypeOperation.id, subjectType: 'project_type' }, async (tx) => {
    const before = await holdProjectType(tx, uuid);
    const current = await readProjectTypeRow(tx, uuid);
    requireVersion(current);
    const facts = differencesOf(before, fields);
    if (Object.keys(facts).length === 0) return unchanged(current);
    if (fields.name !== undefined) await requireFreeTypeName(tx, fields.name, uuid);
    await tx.db.projectType.update({ where: { id: uuid }, data: { ...givenFields(fields), modified: tx.now } });
    return changed(await readProjectTypeRow(tx, uuid), { subjectId: uuid, facts });
  });
}

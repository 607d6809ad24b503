import type { InputOf } from '@/lib/contracts/operation';
import { deleteProjectTypeOperation } from '@/lib/contracts/projects/type-deletion';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { holdProjectType } from '@/lib/services/project-types/project-type-row';

/**
 * Deletes a project type. With `confirm`, projects that have it, deleted ones too, lose it in the same transaction, each with its event.
 * @throws not_found; moved_on saying how many projects have it
 */
export function deleteProjectType(
  ctx: Ctx,
  { confirm = false, uuid }: InputOf<typeof deleteProjectTypeOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteProjectTypeOperation.id, subjectType: 'project_type' }, async (tx) => {
    const { name } = await holdProjectType(tx, uuid);
    const projects = await tx.db.project.count({ where: { type_id: uuid } });
    if (projects > 0 && !confirm) {
      const have = projects === 1 ? '1 project has' : `${projects} projects have`;
      throw new DomainError('moved_on', { detail: `${have} this type.` });
    }
    await recordProjectEvents(tx, sql`project.type_id = ${uuid}::uuid`, {
      type: 'project_update_succeeded',
      message: sql`'Project ' || project.name || ' was changed.'`,
      context: sql`jsonb_build_object('changes', jsonb_build_object('type', jsonb_build_object('from', ${uuid}::text, 'to', NULL)))`,
    });
    await tx.db.project.updateMany({ where: { type_id: uuid }, data: { type_id: null, modified: tx.now } });
    await tx.db.projectType.delete({ where: { id: uuid } });
    return changed(undefined, { subjectId: uuid, facts: { name, projects } });
  });
}

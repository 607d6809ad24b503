import type { InputOf } from '@/lib/contracts/operation';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { requireOnCustomer } from '@/lib/services/projects/field-permissions';
import { holdProject, requireState } from '@/lib/services/projects/held-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { removeProjects } from '@/lib/services/projects/remove-projects';

const MOST_NAMED = 10;

/** Soft-deletes a project. @throws not_found; not_allowed; moved_on when it is deleted already, or naming resources that are left */
export function deleteProject(ctx: Ctx, { uuid }: InputOf<typeof deleteProjectOperation>): Promise<undefined> {
  return change(ctx, { operation: deleteProjectOperation.id, subjectType: 'project' }, async (tx) => {
    const project = await holdProject(tx, uuid);
    await readProjectRow(tx, uuid);
    await requireOnCustomer(tx, project, 'PROJECT.DELETE');
    requireState(project, 'delete');
    const left = await tx.db.resource.findMany({
      where: { project_id: uuid, state: { not: 'TERMINATED' } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: MOST_NAMED,
    });
    if (left.length > 0) {
      const named = left.map(({ name, state }) => `${name} (${state.toLowerCase()})`).join(', ');
      throw new DomainError('moved_on', { detail: `Terminate its resources first: ${named}.` });
    }
    await removeProjects(tx, [uuid]);
    return changed(undefined, { subjectId: uuid, facts: { customer_id: project.customer_id } });
  });
}

import type { InputOf } from '@/lib/contracts/operation';
import { hardDeleteProjectOperation } from '@/lib/contracts/projects/ends';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { deleteForGood } from '@/lib/services/projects/delete-for-good';
import { holdProject, requireState } from '@/lib/services/projects/held-project';
import { requireStaff } from '@/lib/services/projects/require-staff';

/**
 * Deletes a deleted project for good, with its resources, orders, roles and requests; events, reminders and the audit trail stay.
 * @throws not_found; not_allowed; validation_failed for another name; moved_on for one that isn’t deleted, or in which something is left
 */
export function hardDeleteProject(
  ctx: Ctx,
  { confirm_name, uuid }: InputOf<typeof hardDeleteProjectOperation>,
): Promise<undefined> {
  return change(ctx, { operation: hardDeleteProjectOperation.id, subjectType: 'project' }, async (tx) => {
    await requireStaff(tx, uuid);
    const project = await holdProject(tx, uuid);
    requireState(project, 'hard_delete');
    if (confirm_name !== project.name) throw fieldError('confirm_name', 'This is not the name of the project.');
    const resourceIds = await deleteForGood(tx, [uuid]);
    const facts = { customer_id: project.customer_id, resources: resourceIds.length };
    return changed(undefined, { subjectId: uuid, facts });
  });
}

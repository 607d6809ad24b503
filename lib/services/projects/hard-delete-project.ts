import type { InputOf } from '@/lib/contracts/operation';
import { hardDeleteProjectOperation } from '@/lib/contracts/project-ends';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { endServiceAccounts } from '@/lib/services/projects/end-service-accounts';
import { holdProject, requireState } from '@/lib/services/projects/held-project';

const MOST_NAMED = 10;

/**
 * Deletes a deleted project for good, with its resources, orders, roles and requests; events, reminders and the audit trail stay.
 * @throws not_found; validation_failed for another name; moved_on for one that isn’t deleted, or in which something is left
 */
export function hardDeleteProject(
  ctx: Ctx,
  { confirm_name, uuid }: InputOf<typeof hardDeleteProjectOperation>,
): Promise<undefined> {
  return change(ctx, { operation: hardDeleteProjectOperation.id, subjectType: 'project' }, async (tx) => {
    const project = await holdProject(tx, uuid);
    requireState(project, 'hard_delete');
    if (confirm_name !== project.name) throw fieldError('confirm_name', 'This is not the name of the project.');
    await requireNothingLeft(tx, uuid);
    await recordProjectEvents(tx, sql`project.id = ${uuid}::uuid`, {
      type: 'project_hard_deletion_succeeded',
      message: sql`'Project ' || project.name || ' was deleted for good.'`,
    });
    const resources = await tx.db.resource.findMany({ where: { project_id: uuid }, select: { id: true } });
    const resourceIds = resources.map(({ id }) => id);
    await tx.db.reminder.updateMany({
      where: { object_id: { in: [uuid, ...resourceIds] }, object_gone_at: null },
      data: { object_gone_at: tx.now },
    });
    await endServiceAccounts(tx, sql`account.project_id = ${uuid}::uuid`);
    await tx.db.userRole.deleteMany({ where: { project_id: uuid } });
    await tx.db.order.deleteMany({ where: { project_id: uuid } });
    await tx.db.resource.deleteMany({ where: { project_id: uuid } });
    await tx.db.project.delete({ where: { id: uuid } });
    return changed(undefined, {
      subjectId: uuid,
      facts: { customer_id: project.customer_id, resources: resourceIds.length },
      events: resourceIds.length === 0 ? [] : [{ type: 'resources.changed', resourceIds }],
    });
  });
}

/** @throws moved_on naming what is left */
async function requireNothingLeft({ db }: Ctx, uuid: string): Promise<void> {
  const left = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT resource.name FROM resource WHERE resource.project_id = ${uuid}::uuid AND resource.state <> 'TERMINATED'
    UNION ALL
    SELECT 'an order of ' || offering.name FROM marketplace_order AS placed JOIN offering ON offering.id = placed.offering_id
    WHERE placed.project_id = ${uuid}::uuid AND placed.state NOT IN ('DONE', 'ERRED', 'CANCELED', 'REJECTED')
    LIMIT ${MOST_NAMED}`);
  if (left.length === 0) return;
  const names = left.map(({ name }) => name).join(', ');
  throw new DomainError('moved_on', { detail: `Something in it has not ended: ${names}.` });
}

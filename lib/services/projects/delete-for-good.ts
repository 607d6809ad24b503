import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { endServiceAccounts } from '@/lib/services/projects/end-service-accounts';

const MOST_NAMED = 10;

/**
 * Deletes projects that are held and removed for good, with their resources, orders, roles and requests; events, reminders and the
 * audit trail stay. A fixed number of statements. Answers the resources that went.
 * @throws moved_on naming what has not ended
 */
export async function deleteForGood(tx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { db, now } = tx;
  await requireNothingLeft(tx, ids);
  await recordProjectEvents(tx, sql`project.id = ANY(${[...ids]}::uuid[])`, {
    type: 'project_hard_deletion_succeeded',
    message: sql`'Project ' || project.name || ' was deleted for good.'`,
  });
  const within = { project_id: { in: [...ids] } };
  const resources = await db.resource.findMany({ where: within, select: { id: true } });
  const resourceIds = resources.map(({ id }) => id);
  await db.reminder.updateMany({
    where: { object_id: { in: [...ids, ...resourceIds] }, object_gone_at: null },
    data: { object_gone_at: now },
  });
  await endServiceAccounts(tx, sql`account.project_id = ANY(${[...ids]}::uuid[])`);
  await db.userRole.deleteMany({ where: within });
  await db.order.deleteMany({ where: within });
  await db.resource.deleteMany({ where: within });
  await db.project.deleteMany({ where: { id: { in: [...ids] } } });
  if (resourceIds.length > 0) tx.emit({ type: 'resources.changed', resourceIds });
  return resourceIds;
}

async function requireNothingLeft({ db }: Ctx, ids: readonly string[]): Promise<void> {
  const these = sql`ANY(${[...ids]}::uuid[])`;
  const left = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT resource.name FROM resource WHERE resource.project_id = ${these} AND resource.state <> 'TERMINATED'
    UNION ALL
    SELECT 'an order of ' || offering.name FROM marketplace_order AS placed JOIN offering ON offering.id = placed.offering_id
    WHERE placed.project_id = ${these} AND placed.state NOT IN ('DONE', 'ERRED', 'CANCELED', 'REJECTED')
    LIMIT ${MOST_NAMED}`);
  if (left.length === 0) return;
  const names = left.map(({ name }) => name).join(', ');
  throw new DomainError('moved_on', { detail: `Something in it has not ended: ${names}.` });
}

import { can } from '@/lib/auth/permissions';
import { setPausedOperation } from '@/lib/contracts/marketplace/marketplace';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { recordResourceEvents } from '@/lib/services/events/record-resource-events';
import { wrongState } from '@/lib/services/resources/change-resource';
import { findResource, requireProjectNotDeleted } from '@/lib/services/resources/find-resource';
import { readResource } from '@/lib/services/resources/read-resource';
import { readResourceWhere } from '@/lib/services/resources/resource-shape';

/** Pauses a resource or unpauses it for staff: from then on grace does neither. @throws not_found; not_allowed; moved_on for one that ended or is in a deleted project */
export function setPaused(
  ctx: Ctx,
  { paused, uuid }: InputOf<typeof setPausedOperation>,
): Promise<AnswerOf<typeof setPausedOperation>> {
  return change(ctx, { operation: setPausedOperation.id, subjectType: 'resource' }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM resource WHERE id = ${uuid}::uuid FOR UPDATE`);
    await readResource(tx, { uuid });
    const resource = await findResource(tx, uuid);
    if (!can(tx.actor, 'STAFF')) throw new DomainError('not_allowed');
    requireProjectNotDeleted(resource);
    if (resource.state === 'TERMINATED') throw wrongState(resource, paused ? 'paused' : 'unpaused');
    const isIt = sql`resource.id = ${resource.id}::uuid`;
    const before = await tx.db.resource.findUniqueOrThrow({ where: { id: resource.id } });
    const answer = async () => ({ ...(await readResourceWhere(tx, isIt)), status: statusOf(paused) });
    if (before.paused === paused && before.paused_by === 'staff') return unchanged(await answer());
    await tx.db.resource.update({ where: { id: resource.id }, data: { paused, paused_by: 'staff', modified: tx.now } });
    if (before.paused !== paused) await recordResourceEvents(tx, [resource.id], eventOf(paused));
    const facts = { paused: { from: before.paused, to: paused }, paused_by: { from: before.paused_by, to: 'staff' } };
    return changed(await answer(), { subjectId: resource.id, facts });
  });
}

function statusOf(paused: boolean): string {
  return paused ? 'The resource is paused.' : 'The resource is not paused.';
}

function eventOf(paused: boolean) {
  return paused ? 'marketplace_resource_paused' : 'marketplace_resource_unpaused';
}

import { can } from '@/lib/auth/permissions';
import { cancelPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdRequest, requirePending } from '@/lib/services/permission-requests/held-request';
import { readPermissionRequestRow } from '@/lib/services/permission-requests/request-row';

/** Takes the caller’s own request to join back. @throws not_found; not_allowed to others; moved_on */
export function cancelPermissionRequest(
  ctx: Ctx,
  { uuid }: InputOf<typeof cancelPermissionRequestOperation>,
): Promise<AnswerOf<typeof cancelPermissionRequestOperation>> {
  return change(ctx, { operation: cancelPermissionRequestOperation.id, subjectType: 'request_to_join' }, async (tx) => {
    const held = await holdRequest(tx, uuid);
    const { scope_name, scope_uuid } = await readPermissionRequestRow(tx, uuid);
    if (!can(tx.actor, 'OWN', { ownerId: held.created_by_id })) throw new DomainError('not_allowed');
    requirePending(held);
    await tx.db.permissionRequest.update({ where: { id: uuid }, data: { state: 'canceled' } });
    tx.emit({ type: 'permission_requests.changed', requestIds: [uuid] });
    return changed(
      { uuid, scope_name, scope_uuid },
      { subjectId: uuid, facts: { state: { from: 'pending', to: 'canceled' } } },
    );
  });
}

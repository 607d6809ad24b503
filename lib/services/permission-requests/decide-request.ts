import type { PermissionRequest } from '@/lib/contracts/members/permission-requests';
import { callerId } from '@/lib/core/caller-id';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { followEndedPermissionRequests } from '@/lib/services/invitation-lives/end-permission-requests';
import { fulfilRequest } from '@/lib/services/permission-requests/fulfil-request';
import { holdRequest, requireDecider, requirePending } from '@/lib/services/permission-requests/held-request';
import { readPermissionRequestRow } from '@/lib/services/permission-requests/request-row';

type Decision = { operation: string; uuid: string; comment: string; state: 'approved' | 'rejected' };

/** Decides a request to join. @throws not_found; not_allowed, also to the asker; moved_on; what adding a member throws, which leaves it pending */
export function decideRequest(ctx: Ctx, { comment, operation, state, uuid }: Decision): Promise<PermissionRequest> {
  return change(ctx, { operation, subjectType: 'request_to_join' }, async (tx) => {
    const held = await holdRequest(tx, uuid);
    requireDecider(tx, held);
    requirePending(held);
    const made = state === 'approved' ? await fulfilRequest(tx, held) : null;
    await tx.db.permissionRequest.update({
      where: { id: uuid },
      data: {
        state,
        reviewed_by_id: callerId(tx),
        reviewed_at: tx.now,
        review_comment: comment,
        project_id: made?.uuid ?? null,
      },
    });
    await followEndedPermissionRequests(tx, [uuid]);
    const facts = { state: { from: 'pending', to: state }, project_id: made?.uuid ?? null };
    return changed(await readPermissionRequestRow(tx, uuid), { subjectId: uuid, facts });
  });
}

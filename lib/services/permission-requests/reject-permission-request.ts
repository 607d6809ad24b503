import { type PermissionRequest, rejectPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { decideRequest } from '@/lib/services/permission-requests/decide-request';

/** Rejects a request to join. @throws as `decideRequest` */
export function rejectPermissionRequest(
  ctx: Ctx,
  { comment, uuid }: InputOf<typeof rejectPermissionRequestOperation>,
): Promise<PermissionRequest> {
  return decideRequest(ctx, { operation: rejectPermissionRequestOperation.id, uuid, comment, state: 'rejected' });
}

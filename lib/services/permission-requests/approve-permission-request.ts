import { approvePermissionRequestOperation, type PermissionRequest } from '@/lib/contracts/members/permission-requests';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { decideRequest } from '@/lib/services/permission-requests/decide-request';

/** Approves a request to join. @throws as `decideRequest` */
export function approvePermissionRequest(
  ctx: Ctx,
  { comment, uuid }: InputOf<typeof approvePermissionRequestOperation>,
): Promise<PermissionRequest> {
  return decideRequest(ctx, { operation: approvePermissionRequestOperation.id, uuid, comment, state: 'approved' });
}

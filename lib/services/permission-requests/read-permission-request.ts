import type { PermissionRequest, readPermissionRequestOperation } from '@/lib/contracts/members/permission-requests';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readPermissionRequestRow } from '@/lib/services/permission-requests/request-row';

/** One request to join. @throws not_found */
export function readPermissionRequest(
  ctx: Ctx,
  { uuid }: InputOf<typeof readPermissionRequestOperation>,
): Promise<PermissionRequest> {
  return readPermissionRequestRow(ctx, uuid);
}

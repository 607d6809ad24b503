import type { HeldRole, readUserRoleOperation } from '@/lib/contracts/members/user-roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readOwnRole } from '@/lib/services/members/held-role-shape';

/** A live role of the caller. @throws not_found */
export function readUserRole(ctx: Ctx, { uuid }: InputOf<typeof readUserRoleOperation>): Promise<HeldRole> {
  return readOwnRole(ctx, uuid);
}

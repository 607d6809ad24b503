import type { Role, readRoleOperation } from '@/lib/contracts/members/roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readRoleRow } from '@/lib/services/roles/role-row';

/** One role with its permissions. @throws not_found */
export function readRole(ctx: Ctx, { uuid }: InputOf<typeof readRoleOperation>): Promise<Role> {
  return readRoleRow(ctx, uuid);
}

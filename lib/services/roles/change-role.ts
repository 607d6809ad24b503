import { changeRoleOperation, type Role } from '@/lib/contracts/members/roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change } from '@/lib/services/audit/change';
import { applyRole, holdRole, ROLE_TIMEOUT_MS } from '@/lib/services/roles/apply-role';

/** Sets what a role lets its people do, or how it is described. @throws not_found; what `applyRole` does */
export function changeRole(ctx: Ctx, { uuid, ...given }: InputOf<typeof changeRoleOperation>): Promise<Role> {
  const of = { operation: changeRoleOperation.id, subjectType: 'role', timeoutMs: ROLE_TIMEOUT_MS };
  return change(ctx, of, async (tx) => applyRole(tx, uuid, await holdRole(tx, uuid), given));
}

import { type Role, replaceRoleOperation } from '@/lib/contracts/members/roles';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change } from '@/lib/services/audit/change';
import { applyRole, holdRole, ROLE_TIMEOUT_MS } from '@/lib/services/roles/apply-role';

/** Sets all of a role; name and content type stay. @throws not_found; validation_failed for others; what `applyRole` does */
export function replaceRole(
  ctx: Ctx,
  { content_type, name, uuid, ...given }: InputOf<typeof replaceRoleOperation>,
): Promise<Role> {
  const of = { operation: replaceRoleOperation.id, subjectType: 'role', timeoutMs: ROLE_TIMEOUT_MS };
  return change(ctx, of, async (tx) => {
    const stored = await holdRole(tx, uuid);
    if (name.replace('.', '_') !== stored.name) throw fieldError('name', 'The name of a role can’t be changed.');
    if (content_type !== stored.scope_type) {
      throw fieldError('content_type', 'The content type of a role can’t be changed.');
    }
    return applyRole(tx, uuid, stored, given);
  });
}

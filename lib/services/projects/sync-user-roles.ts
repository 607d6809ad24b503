import type { InputOf } from '@/lib/contracts/operation';
import type { syncUserRolesOperation } from '@/lib/contracts/projects/figures';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireStaff } from '@/lib/services/projects/require-staff';

/** Does nothing, because roles are always in step with what they grant. @throws not_found; not_allowed */
export async function syncUserRoles(
  ctx: Ctx,
  { uuid }: InputOf<typeof syncUserRolesOperation>,
): Promise<Record<string, never>> {
  await requireStaff(ctx, uuid);
  if ((await ctx.db.project.count({ where: { id: uuid } })) === 0) throw new DomainError('not_found');
  return {};
}

import type { InputOf } from '@/lib/contracts/operation';
import type { syncUserRolesOperation } from '@/lib/contracts/project-figures';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** Does nothing, because roles are always in step with what they grant. @throws not_found */
export async function syncUserRoles(
  { db }: Ctx,
  { uuid }: InputOf<typeof syncUserRolesOperation>,
): Promise<Record<string, never>> {
  if ((await db.project.count({ where: { id: uuid } })) === 0) throw new DomainError('not_found');
  return {};
}

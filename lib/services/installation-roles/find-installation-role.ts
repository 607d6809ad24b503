import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';

type InstallationRole = { id: string; name: string };

/**
 * The role of the installation that a uuid or a name in either spelling means; `name` is as the API shows it.
 * @throws validation_failed on `role` for one that is unknown, or is held in organisations or projects
 */
export async function findInstallationRole({ db }: Ctx, given: string): Promise<InstallationRole> {
  const [found] = await db.$queryRaw<InstallationRole[]>(sql`
    SELECT role.id, ${shownRoleName} AS name FROM role
    WHERE role.scope_type = 'installation'
      AND (role.id::text = lower(${given}) OR role.name = ${given} OR ${shownRoleName} = ${given})`);
  if (found === undefined) throw fieldError('role', 'Role is not valid for this scope.');
  return found;
}

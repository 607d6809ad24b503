import type { InputOf } from '@/lib/contracts/operation';
import { rolePermissions } from '@/lib/contracts/permissions';
import { changeRoleOperation, type Role } from '@/lib/contracts/roles';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readRow } from '@/lib/db/row-shape';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { roleRow } from '@/lib/services/roles/role-row';

const OWNER = 'CUSTOMER_OWNER';

type Input = InputOf<typeof changeRoleOperation>;

/**
 * Sets what a role lets its people do; permissions that this version does not know stay. It counts from the commit on: access
 * is checked when rows are read, and the actions of everybody are computed again.
 * @throws not_found; validation_failed for permissions of a role of the installation; rule_broken when owners would be left without any permission
 */
export async function changeRole(ctx: Ctx, { permissions, uuid }: Input): Promise<Role> {
  return change(ctx, { operation: changeRoleOperation.id, subjectType: 'role' }, async (tx) => {
    const [role] = await tx.db.$queryRaw<{ name: string; scope_type: string; before: string[] }[]>(sql`
      SELECT role.name, role.scope_type, ARRAY(SELECT granted.permission FROM role_permission AS granted WHERE granted.role_id = role.id
        ORDER BY granted.permission) AS before
      FROM role WHERE role.id = ${uuid}::uuid FOR UPDATE`);
    if (role === undefined) throw new DomainError('not_found');
    if (role.scope_type === 'installation' && permissions.length > 0) {
      throw fieldError('permissions', 'Roles of the installation grant no permissions.');
    }
    const known: ReadonlySet<string> = new Set(rolePermissions);
    const unknown = role.before.filter((permission) => !known.has(permission));
    const after = [...new Set([...permissions, ...unknown])].toSorted();
    if (role.name === OWNER && after.length === 0) {
      throw new DomainError('rule_broken', { detail: 'Owners of an organisation keep at least one permission.' });
    }
    if (after.join() === role.before.join()) return unchanged(await readRole(tx, uuid));
    await tx.db.$executeRaw(sql`
      DELETE FROM role_permission WHERE role_id = ${uuid}::uuid AND NOT permission = ANY(${after}::text[])`);
    await tx.db.$executeRaw(sql`
      INSERT INTO role_permission (role_id, permission) SELECT ${uuid}::uuid, unnest(${after}::text[]) ON CONFLICT DO NOTHING`);
    return changed(await readRole(tx, uuid), {
      subjectId: uuid,
      facts: { name: role.name, permissions: { from: role.before, to: after } },
      events: [{ type: 'refresh.requested', actionType: null }],
      touches: [{ topic: 'actions' }],
    });
  });
}

function readRole(ctx: Ctx, uuid: string): Promise<Role> {
  return readRow(ctx.db, roleRow(ctx), sql`role.id = ${uuid}::uuid`);
}

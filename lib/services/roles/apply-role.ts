import { liveRoles } from '@/lib/auth/live-roles';
import { grantableIn, keptByOwners, rolePermissions } from '@/lib/contracts/members/permissions';
import type { changeRoleOperation, Role } from '@/lib/contracts/members/roles';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changed, unchanged } from '@/lib/services/audit/change';
import { readRoleRow } from '@/lib/services/roles/role-row';

const OWNER = 'CUSTOMER_OWNER';
/** What follows for everyone who holds a role may take long. */
export const ROLE_TIMEOUT_MS = 120_000;

type Given = Omit<InputOf<typeof changeRoleOperation>, 'uuid'>;
export type StoredRole = { name: string; scope_type: Role['content_type']; description: string; permissions: string[] };

/**
 * Stores what is given of a role that is held, and says what changed. Access and actions of those who hold it are computed again in
 * the same commit.
 * @throws validation_failed for permissions that its kind of place does not have; moved_on where owners would lose theirs over members
 */
export async function applyRole(tx: Ctx, uuid: string, stored: StoredRole, given: Given) {
  const after = given.permissions === undefined ? stored.permissions : permissionsAfter(stored, given.permissions);
  const isMoved = after.join() !== stored.permissions.join();
  const isReworded = given.description !== undefined && given.description !== stored.description;
  if (!isMoved && !isReworded) return unchanged(await readRoleRow(tx, uuid));
  if (isReworded) await tx.db.role.update({ where: { id: uuid }, data: { description: given.description ?? '' } });
  if (isMoved) await store(tx, uuid, after);
  return changed(await readRoleRow(tx, uuid), {
    subjectId: uuid,
    facts: {
      name: stored.name,
      ...(isMoved && { permissions: { from: stored.permissions, to: after } }),
      ...(isReworded && { description: 'changed' }),
    },
    touches: [{ topic: 'actions' }, { topic: 'members' }, { topic: 'projects' }, { topic: 'service_settings' }],
  });
}

/** Permissions that this version does not know stay. @throws validation_failed; moved_on */
function permissionsAfter(
  { name, permissions: before, scope_type }: StoredRole,
  requested: readonly string[],
): string[] {
  if (scope_type === 'installation' && requested.length > 0) {
    throw fieldError('permissions', 'Roles of the installation grant no permissions.');
  }
  const grantable: ReadonlySet<string> = new Set(grantableIn(scope_type));
  const foreign = requested.filter((one) => !grantable.has(one));
  if (foreign.length > 0) throw fieldError('permissions', `A role in projects can’t grant ${foreign.join(', ')}.`);
  const known: ReadonlySet<string> = new Set(rolePermissions);
  const after = new Set([...requested, ...before.filter((permission) => !known.has(permission))]);
  const lost = name === OWNER ? keptByOwners.filter((one) => !after.has(one)) : [];
  if (lost.length > 0) {
    throw new DomainError('moved_on', { detail: `Owners of an organisation keep ${lost.join(', ')}.` });
  }
  return [...after].toSorted();
}

/** A role that nobody else changes until the transaction ends. @throws not_found */
export async function holdRole({ db }: Ctx, uuid: string): Promise<StoredRole> {
  const [role] = await db.$queryRaw<StoredRole[]>(sql`
    SELECT role.name, role.scope_type, role.description, ARRAY(SELECT granted.permission FROM role_permission AS granted
      WHERE granted.role_id = role.id ORDER BY granted.permission) AS permissions
    FROM role WHERE role.id = ${uuid}::uuid FOR NO KEY UPDATE`);
  if (role === undefined) throw new DomainError('not_found');
  return role;
}

/** Stores what a role grants; what its people see and may do follows in the same commit. */
async function store(tx: Ctx, uuid: string, permissions: readonly string[]): Promise<void> {
  await tx.db.$executeRaw(sql`
    DELETE FROM role_permission WHERE role_id = ${uuid}::uuid AND NOT permission = ANY(${[...permissions]}::text[])`);
  await tx.db.$executeRaw(sql`
    INSERT INTO role_permission (role_id, permission) SELECT ${uuid}::uuid, unnest(${[...permissions]}::text[]) ON CONFLICT DO NOTHING`);
  const holders = await tx.db.$queryRaw<{ user_id: string }[]>(sql`
    SELECT DISTINCT held.user_id FROM ${liveRoles(tx.now)} AS held WHERE held.role_id = ${uuid}::uuid`);
  if (holders.length > 0) tx.emit({ type: 'roles.changed', userIds: holders.map(({ user_id }) => user_id) });
}

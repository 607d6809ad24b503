import { grantInstallationRoleOperation } from '@/lib/contracts/members/installation-roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { Person } from '@/lib/contracts/people/person';
import { callerId } from '@/lib/core/caller-id';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findInstallationRole } from '@/lib/services/installation-roles/find-installation-role';
import { holdPerson } from '@/lib/services/people/hold-person';
import { readPerson } from '@/lib/services/people/person-shape';
import { noteExpiredRoles } from '@/lib/services/role-changes/end-roles';
import { followGrantedRoles } from '@/lib/services/role-changes/follow-granted-roles';

/**
 * Gives an active person a role of the installation, until it expires or for good. What is held but has expired is ended first.
 * @throws validation_failed for another role and an expiry that does not lie ahead; not_found; moved_on for who is not active;
 *   already_exists for who holds it
 */
export function grantInstallationRole(
  ctx: Ctx,
  { expiration_time, reason, role: given, uuid }: InputOf<typeof grantInstallationRoleOperation>,
): Promise<Person> {
  return change(ctx, { operation: grantInstallationRoleOperation.id, subjectType: 'user' }, async (tx) => {
    const expiresAt = expiration_time === null ? null : new Date(expiration_time);
    if (expiresAt !== null && expiresAt <= tx.now) throw fieldError('expiration_time', 'Must be in the future.');
    const role = await findInstallationRole(tx, given);
    const { status } = await holdPerson(tx, uuid);
    if (status !== 'active') throw new DomainError('moved_on', { detail: `Their status is ${status}.` });
    const held = { user_id: uuid, role_id: role.id, in_installation: true };
    const isSame = sql`held.user_id = ${uuid}::uuid AND held.role_id = ${role.id}::uuid AND held.in_installation`;
    await noteExpiredRoles(tx, isSame);
    if ((await tx.db.userRole.count({ where: { ...held, is_active: true } })) > 0) {
      throw new DomainError('already_exists', { detail: 'They have this role already.' });
    }
    const by_id = callerId(tx);
    const { id } = await tx.db.userRole.create({
      data: { ...held, expiration_time: expiresAt, created: tx.now, created_by_id: by_id },
    });
    await tx.db.personChange.create({
      data: { user_id: uuid, at: tx.now, kind: 'role_granted', facts: { user_role_id: id }, reason, by_id },
    });
    await followGrantedRoles(tx, [{ id, user_id: uuid }], 'granted');
    return changed(await readPerson(tx, uuid), {
      subjectId: uuid,
      facts: { role: role.name, user_role_id: id, expiration_time: expiresAt?.toISOString() ?? null },
      touches: [{ topic: 'people' }],
    });
  });
}

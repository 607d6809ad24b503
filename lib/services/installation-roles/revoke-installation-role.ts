import { isLive } from '@/lib/auth/live-roles';
import { revokeInstallationRoleOperation } from '@/lib/contracts/members/installation-roles';
import type { InputOf } from '@/lib/contracts/operation';
import type { Person } from '@/lib/contracts/people/person';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findInstallationRole } from '@/lib/services/installation-roles/find-installation-role';
import { holdPerson } from '@/lib/services/people/hold-person';
import { readPerson } from '@/lib/services/people/person-shape';
import { endRoles } from '@/lib/services/role-changes/end-roles';

/**
 * Takes a role of the installation from a person, whatever their status, at once.
 * @throws validation_failed for another role; not_found for a person that is not there or does not hold it
 */
export function revokeInstallationRole(
  ctx: Ctx,
  { reason, role: given, uuid }: InputOf<typeof revokeInstallationRoleOperation>,
): Promise<Person> {
  return change(ctx, { operation: revokeInstallationRoleOperation.id, subjectType: 'user' }, async (tx) => {
    const role = await findInstallationRole(tx, given);
    await holdPerson(tx, uuid);
    const held = await tx.db.$queryRaw<{ id: string }[]>(sql`
      SELECT held.id FROM user_role AS held WHERE held.user_id = ${uuid}::uuid AND held.role_id = ${role.id}::uuid
        AND held.in_installation AND ${isLive(sql`held`, tx.now)}`);
    const [ended] = await endRoles(
      tx,
      held.map(({ id }) => id),
      'removed',
    );
    if (ended === undefined) throw new DomainError('not_found', { detail: 'They don’t have this role.' });
    await tx.db.personChange.create({
      data: {
        user_id: uuid,
        at: tx.now,
        kind: 'role_revoked',
        facts: { user_role_id: ended.id },
        reason,
        by_id: callerId(tx),
      },
    });
    return changed(await readPerson(tx, uuid), {
      subjectId: uuid,
      facts: { role: role.name, user_role_id: ended.id },
      touches: [{ topic: 'people' }],
    });
  });
}

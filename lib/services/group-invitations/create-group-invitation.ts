import { requirePerson } from '@/lib/auth/require';
import { createGroupInvitationOperation, type GroupInvitation } from '@/lib/contracts/members/group-invitations';
import type { InputOf } from '@/lib/contracts/operation';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { readGroupInvitationRow } from '@/lib/services/group-invitations/group-invitation-row';
import { requireSettings, usualSettings } from '@/lib/services/group-invitations/require-settings';
import { findScope } from '@/lib/services/invitations/find-scope';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace } from '@/lib/services/members/place';
import { findRole, placeColumns, requireOpenPlace } from '@/lib/services/members/require-admissible';

/**
 * Makes a link by which people ask for a role.
 * @throws validation_failed naming a field, also for a place that the caller doesn’t read; not_allowed; moved_on for a deleted project;
 * rule_broken for a place that takes nobody
 */
export function createGroupInvitation(
  ctx: Ctx,
  { role: givenRole, scope, ...given }: InputOf<typeof createGroupInvitationOperation>,
): Promise<GroupInvitation> {
  return change(ctx, { operation: createGroupInvitationOperation.id, subjectType: 'group_invitation' }, async (tx) => {
    const { userId } = requirePerson(tx);
    const place = await holdPlace(tx, await findScope(tx, scope));
    const role = await findRole(tx, place, givenRole);
    await requireMayGive(tx, place, 'CREATE', role.name);
    requireOpenPlace(place);
    const { project_role: _named, ...settings } = { ...usualSettings, ...givenFields(given) };
    const { project_role_id } = await requireSettings(tx, place, {
      ...settings,
      project_role: given.project_role ?? null,
    });
    const { id } = await tx.db.groupInvitation.create({
      data: {
        ...settings,
        project_role_id,
        role_id: role.id,
        ...placeColumns(place),
        created_by_id: userId,
        created: tx.now,
        modified: tx.now,
      },
    });
    await recordInvitationEvents(tx, [id], 'user_group_invitation_updated');
    const facts = { role: role.name, [`${place.kind}_id`]: place.uuid };
    return changed(await readGroupInvitationRow(tx, id), { subjectId: id, facts });
  });
}

import type { GroupInvitation } from '@/lib/contracts/members/group-invitations';
import type { changeGroupInvitationOperation } from '@/lib/contracts/members/group-link-change';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { recordInvitationEvents } from '@/lib/services/events/record-invitation-events';
import { readGroupInvitationRow } from '@/lib/services/group-invitations/group-invitation-row';
import {
  type HeldGroupInvitation,
  holdGroupInvitation,
  requireActive,
} from '@/lib/services/group-invitations/held-group-invitation';
import { requireSettings } from '@/lib/services/group-invitations/require-settings';
import { requireMayGive } from '@/lib/services/members/may-give';
import { findRole, requireOpenPlace } from '@/lib/services/members/require-admissible';

type Given = InputOf<typeof changeGroupInvitationOperation>;

/** What decides which role people get, and where. */
const granting = ['role_id', 'project_role_id', 'auto_create_project', 'project_name_template'];

/** Of these the audit says only that they changed: people write in them. */
const written: ReadonlySet<string> = new Set(['custom_text', 'project_name_template', 'user_email_patterns']);

/** Changes a group invitation that is active. @throws not_found; not_allowed; moved_on; validation_failed naming a field; rule_broken */
export function storeGroupInvitation(
  ctx: Ctx,
  operation: string,
  { role: givenRole, scope, uuid, ...given }: Given,
): Promise<GroupInvitation> {
  return change(ctx, { operation, subjectType: 'group_invitation' }, async (tx) => {
    const held = await holdGroupInvitation(tx, uuid);
    if (!held.may_add) throw new DomainError('not_allowed');
    requireActive(held);
    if (scope !== undefined && scope !== held.place_id) throw fieldError('scope', 'The scope cannot be changed.');
    const role = await findRole(tx, held.place, givenRole ?? held.role_id);
    await requireMayGive(tx, held.place, 'CREATE', role.name);
    requireOpenPlace(held.place);
    const requested = { ...settingsOf(held), ...givenFields(given) };
    const { project_role_id } = await requireSettings(tx, held.place, requested, held);
    const { project_role: _named, ...fields } = requested;
    const differences = differencesOf(
      { ...held, project_role_id: held.project_role },
      { ...fields, project_role_id, role_id: role.id },
    );
    if (Object.keys(differences).length === 0) return unchanged(await readGroupInvitationRow(tx, uuid));
    if (granting.some((name) => name in differences)) await requireNoneWaiting(tx, uuid);
    await tx.db.groupInvitation.update({
      where: { id: uuid },
      data: { ...fields, project_role_id, role_id: role.id, modified: tx.now },
    });
    await recordInvitationEvents(tx, [uuid], 'user_group_invitation_updated');
    const facts = Object.fromEntries(
      Object.entries(differences).map(([name, value]) => [name, written.has(name) ? { from: null, to: null } : value]),
    );
    return changed(await readGroupInvitationRow(tx, uuid), { subjectId: uuid, facts });
  });
}

/** Whoever decides about a request has seen what it would give. @throws moved_on */
async function requireNoneWaiting({ db }: Ctx, uuid: string): Promise<void> {
  const waiting = await db.permissionRequest.count({ where: { group_invitation_id: uuid, state: 'pending' } });
  if (waiting === 0) return;
  throw new DomainError('moved_on', {
    detail: 'Decide the waiting requests first. They asked for what this link gives now.',
  });
}

function settingsOf(held: HeldGroupInvitation) {
  const {
    id: _id,
    is_active: _active,
    kind: _kind,
    may_add: _may,
    place: _place,
    place_id: _placeId,
    role_id: _role,
    role_name: _name,
    ...settings
  } = held;
  return settings;
}

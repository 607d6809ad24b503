import type { removeProjectMemberOperation } from '@/lib/contracts/members/members';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { findHeldRole } from '@/lib/services/members/held-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { findRole } from '@/lib/services/members/require-admissible';
import { requireOwnerLeft } from '@/lib/services/members/require-owner-left';
import { endRoles } from '@/lib/services/role-changes/end-roles';

type Input = InputOf<typeof removeProjectMemberOperation>;
type Nothing = Record<string, never>;

/** Takes a role in a place from a person, at once. @throws not_found; not_allowed; validation_failed on role; moved_on for the last owner */
export function removeMember(
  ctx: Ctx,
  operation: string,
  ref: PlaceRef,
  { role: given, user }: Omit<Input, 'uuid'>,
): Promise<Nothing> {
  return change(ctx, { operation, subjectType: 'user_role' }, async (tx) => {
    const place = await holdPlace(tx, ref);
    await requireReader(tx, ref);
    await requireMayGive(tx, place, 'DELETE');
    const role = await findRole(tx, place, given);
    await requireMayGive(tx, place, 'DELETE', role.name);
    const held = await findHeldRole(tx, place, role.id, user);
    await endRoles(tx, [held.id], 'removed');
    await requireOwnerLeft(tx, place, [held]);
    return changed(
      {},
      {
        subjectId: held.id,
        facts: { role: role.name, [`${ref.kind}_id`]: ref.uuid, user_id: user },
        touches: [{ topic: 'members' }],
      },
    );
  });
}

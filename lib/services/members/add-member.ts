import type { addProjectMemberOperation } from '@/lib/contracts/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { grantRole } from '@/lib/services/members/grant-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { findRole, requireAdmissible, requireOpenPlace } from '@/lib/services/members/require-admissible';

type Input = InputOf<typeof addProjectMemberOperation>;
type Until = AnswerOf<typeof addProjectMemberOperation>;

/** Gives a person a role in a place. @throws not_found; not_allowed; what `requireAdmission` does */
export function addMember(
  ctx: Ctx,
  operation: string,
  ref: PlaceRef,
  { expiration_time, role: given, user: userId }: Omit<Input, 'uuid'>,
): Promise<Until> {
  return change(ctx, { operation, subjectType: 'user_role' }, async (tx) => {
    const place = await holdPlace(tx, ref);
    await requireReader(tx, ref);
    await requireMayGive(tx, place, 'CREATE');
    requireOpenPlace(place);
    const role = await findRole(tx, place, given);
    await requireMayGive(tx, place, 'CREATE', role.name);
    const expiresAt = expiration_time === null ? null : new Date(expiration_time);
    const admission = await requireAdmissible(tx, place, role, { userId, expiresAt });
    const id = await grantRole(tx, admission, 'added');
    return changed(
      { expiration_time },
      {
        subjectId: id,
        facts: { role: role.name, [`${ref.kind}_id`]: ref.uuid, user_id: userId, expiration_time },
        touches: [{ topic: 'members' }],
      },
    );
  });
}

import type { addProjectMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { grantRole } from '@/lib/services/members/grant-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { requireAdmission } from '@/lib/services/members/require-admissible';

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
    const expiresAt = expiration_time === null ? null : new Date(expiration_time);
    const requested = { userId, expiresAt, isGivenByCaller: true };
    const admission = await requireAdmission(tx, place, given, requested);
    const { role } = admission;
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

import type { changeProjectMemberOperation } from '@/lib/contracts/members/members';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { changeExpiry } from '@/lib/services/members/change-expiry';
import { findHeldRole } from '@/lib/services/members/held-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { findRole, requireOpenPlace } from '@/lib/services/members/require-admissible';

type Input = InputOf<typeof changeProjectMemberOperation>;
type Until = AnswerOf<typeof changeProjectMemberOperation>;

/** Changes when a role in a place ends. @throws not_found; not_allowed; what `changeExpiry` does */
export function changeMember(
  ctx: Ctx,
  operation: string,
  ref: PlaceRef,
  { expiration_time, role: given, user }: Omit<Input, 'uuid'>,
): Promise<Until> {
  return change(ctx, { operation, subjectType: 'user_role' }, async (tx) => {
    const place = await holdPlace(tx, ref);
    await requireReader(tx, ref);
    await requireMayGive(tx, place, 'UPDATE');
    requireOpenPlace(place);
    const role = await findRole(tx, place, given);
    await requireMayGive(tx, place, 'UPDATE', role.name);
    const held = await findHeldRole(tx, place, role.id, user);
    const expiresAt = expiration_time === null ? null : new Date(expiration_time);
    if ((await changeExpiry(tx, place, [{ role: held, expiresAt }])) === 0) return unchanged({ expiration_time });
    const from = held.expiration_time?.toISOString() ?? null;
    return changed(
      { expiration_time },
      {
        subjectId: held.id,
        facts: {
          role: role.name,
          [`${ref.kind}_id`]: ref.uuid,
          user_id: user,
          expiration_time: { from, to: expiration_time },
        },
        touches: [{ topic: 'members' }],
      },
    );
  });
}

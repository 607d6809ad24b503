import type { InputOf } from '@/lib/contracts/operation';
import type { Person } from '@/lib/contracts/people/person';
import { deleteUserOperation } from '@/lib/contracts/people/purging';
import type { Ctx } from '@/lib/db/context';
import { actOnPerson } from '@/lib/services/people/act-on-person';
import { requireUnprotected } from '@/lib/services/people/require-unprotected';
import { softDelete } from '@/lib/services/people/soft-delete';

/** Deletes an active or suspended person by hand. @throws not_found; moved_on; validation_failed; rule_broken for who is protected */
export function deleteUser(
  ctx: Ctx,
  { uuid, reason, grace_days: graceDays, profile_id }: InputOf<typeof deleteUserOperation>,
): Promise<Person> {
  return actOnPerson(ctx, uuid, {
    operation: deleteUserOperation.id,
    action: 'delete_user',
    reason,
    from: ['active', 'suspended'],
    check: requireUnprotected,
    set: (tx, { id }) =>
      softDelete(tx, [{ id, approverIds: [] }], { graceDays, profileId: profile_id ?? null, rule: null }),
  });
}

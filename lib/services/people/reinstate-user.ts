import type { InputOf } from '@/lib/contracts/operation';
import { type Person, reinstateUserOperation } from '@/lib/contracts/people/person';
import type { Ctx } from '@/lib/db/context';
import { actOnPerson } from '@/lib/services/people/act-on-person';
import { requireUnpurged } from '@/lib/services/people/require-unpurged';
import { reinstatement } from '@/lib/services/people/status-changes';

/** Makes a suspended or deleted person active again. @throws not_found; moved_on for who is active, or was purged as deleted */
export function reinstateUser(ctx: Ctx, { uuid, reason }: InputOf<typeof reinstateUserOperation>): Promise<Person> {
  return actOnPerson(ctx, uuid, {
    operation: reinstateUserOperation.id,
    action: 'reinstate_user',
    reason,
    from: ['suspended', 'deleted'],
    check: requireUnpurged,
    set: reinstatement(ctx.now),
  });
}

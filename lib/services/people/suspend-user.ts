import type { InputOf } from '@/lib/contracts/operation';
import { type Person, suspendUserOperation } from '@/lib/contracts/people/person';
import type { Ctx } from '@/lib/db/context';
import { actOnPerson } from '@/lib/services/people/act-on-person';
import { requireUnprotected } from '@/lib/services/people/require-unprotected';
import { suspension } from '@/lib/services/people/status-changes';

/** Suspends an active person by hand. @throws not_found; moved_on; rule_broken for who is protected */
export function suspendUser(ctx: Ctx, { uuid, reason }: InputOf<typeof suspendUserOperation>): Promise<Person> {
  return actOnPerson(ctx, uuid, {
    operation: suspendUserOperation.id,
    action: 'suspend_user',
    reason,
    from: ['active'],
    set: suspension(ctx.now, reason),
    check: requireUnprotected,
  });
}

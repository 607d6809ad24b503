import { requirePerson } from '@/lib/auth/require';
import type { Ctx } from '@/lib/db/context';
import { endSessions } from '@/lib/services/accounts/end-sessions';
import { change, changed } from '@/lib/services/audit/change';

/** Ends every session of the caller at once, on all devices. API tokens go on working. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: 'sign_out_everywhere', subjectType: 'user' }, async (tx) => {
    const ended = await endSessions(tx, userId, { except: null });
    return changed(undefined, { subjectId: userId, facts: { sessions: ended } });
  });
}

import type { Session } from '@/lib/auth/session-cookie';
import type { Ctx } from '@/lib/db/context';
import { endSessions } from '@/lib/services/accounts/end-sessions';
import { change, changed, unchanged } from '@/lib/services/audit/change';

/** Ends the session that a signed cookie names, so that no copy of the cookie works on. Twice is once. */
export async function endSignedOutSession(ctx: Ctx, { userId, sessionId }: Session): Promise<void> {
  return change(ctx, { operation: 'sign_out', subjectType: 'user' }, async (tx) => {
    if ((await endSessions(tx, userId, { only: sessionId })) === 0) return unchanged(undefined);
    return changed(undefined, { subjectId: userId, onBehalfOfId: userId, facts: { session: sessionId } });
  });
}

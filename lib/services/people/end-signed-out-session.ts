import type { Session } from '@/lib/auth/session-cookie';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { endSessions } from '@/lib/services/people/end-sessions';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Ends the session that a signed cookie names, so that no copy of the cookie works on. Twice is once. */
export async function endSignedOutSession(ctx: Ctx, { userId, sessionId }: Session): Promise<void> {
  await transaction(ctx, async (tx) => {
    if ((await endSessions(tx, userId, { only: sessionId })) === 0) return;
    const audited = { operation: 'sign_out', subjectType: 'user', subjectId: userId, onBehalfOfId: userId };
    await recordAudit(tx, { ...audited, facts: { session: sessionId } });
  });
}

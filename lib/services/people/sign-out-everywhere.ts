import { requirePerson } from '@/lib/auth/require';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { endSessions } from '@/lib/services/people/end-sessions';
import { recordAudit } from '@/lib/services/records/record-audit';

/** Ends every session of the caller at once, on all devices. API tokens go on working. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  const { userId } = requirePerson(ctx);
  await transaction(ctx, async (tx) => {
    const ended = await endSessions(tx, userId, { except: null });
    const facts = { sessions: ended };
    await recordAudit(tx, { operation: 'sign_out_everywhere', subjectType: 'user', subjectId: userId, facts });
  });
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { inBatches } from '@/lib/services/clean-up/delete-in-batches';
import { noteExpired } from '@/lib/services/invitation-lives/end-invitations';

const BATCH_SIZE = 500;
const TIMEOUT_MS = 120_000;

/** Writes down which invitations have expired, for the event log; they have counted so since their time was over. Says how many. */
export function endExpiredInvitations(ctx: Ctx): Promise<number> {
  return inBatches(BATCH_SIZE, () => transaction(ctx, endSome, TIMEOUT_MS));
}

async function endSome(tx: Ctx): Promise<number> {
  const some = sql`id = ANY(ARRAY(SELECT due.id FROM invitation AS due
    WHERE due.state = 'pending' AND due.expires_at <= ${tx.now}::timestamptz ORDER BY due.id LIMIT ${BATCH_SIZE}))`;
  const count = await noteExpired(tx, some);
  if (count === 0) return 0;
  await recordAudit(tx, {
    operation: 'end_expired_invitations',
    subjectType: 'invitation',
    subjectId: null,
    facts: { count },
  });
  tx.touch({ topic: 'projects' });
  return count;
}

import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { inBatches } from '@/lib/services/clean-up/delete-in-batches';

const BATCH_SIZE = 10_000;

/** Forgets silences that the clock has ended; nobody sees a difference. Says how many. */
export function clearEndedSilences(ctx: Ctx): Promise<number> {
  const hasEnded = sql`action.silenced_until <= ${ctx.now}::timestamptz AND NOT action.is_silenced`;
  return inBatches(BATCH_SIZE, () =>
    ctx.db.$executeRaw(sql`
      UPDATE user_action AS action SET silenced_until = NULL, silence_mode = NULL, silence_reason = '',
        silenced_at = NULL, silenced_by_id = NULL
      WHERE action.id = ANY(ARRAY(SELECT action.id FROM user_action AS action WHERE ${hasEnded} LIMIT ${BATCH_SIZE}))
        AND ${hasEnded}`),
  );
}

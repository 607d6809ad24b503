import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { SilenceTerm } from '@/lib/services/user-actions/silence-term';

/** The columns that a silence sets on user_action `action`, replacing whatever silence was there. */
export function silenceColumns(ctx: Ctx, term: SilenceTerm, byId: string, batchId: string | null): Sql {
  const until = term.mode === 'until_due' ? sql`action.due_date` : sql`${term.until}::timestamptz`;
  const isOpenEnded = term.mode !== 'until_date' && term.mode !== 'until_due';
  return sql`is_silenced = ${isOpenEnded}, silenced_until = ${until}, silence_mode = ${term.mode},
    silence_reason = ${term.reason}, silenced_at = ${ctx.now}::timestamptz, silenced_by_id = ${byId}::uuid,
    silence_batch_id = ${batchId}::uuid, modified = ${ctx.now}::timestamptz`;
}

/** The columns of an action that nobody silences. Its last bulk silence stays known to its history. */
export function noSilenceColumns(ctx: Ctx): Sql {
  return sql`is_silenced = false, silenced_until = NULL, silence_mode = NULL, silence_reason = '', silenced_at = NULL,
    silenced_by_id = NULL, modified = ${ctx.now}::timestamptz`;
}

/** The condition that user_action `action` can take this silence: until_due needs a due date still ahead. */
export function canTakeSilence(ctx: Ctx, term: SilenceTerm): Sql {
  return term.mode === 'until_due' ? sql`coalesce(action.due_date > ${ctx.now}::timestamptz, false)` : sql`true`;
}

/** The condition that the silence would hide user_action `action`, of high urgency, beyond its due date. */
export function hidesBeyondDue(term: SilenceTerm): Sql {
  if (term.mode === 'until_due') return sql`false`;
  if (term.until === null) return sql`action.urgency_rank = 3`;
  return sql`(action.urgency_rank = 3 AND coalesce(action.due_date < ${term.until}::timestamptz, false))`;
}

import { randomUUID } from 'node:crypto';
import { requirePerson } from '@/lib/auth/require';
import type { bulkSilenceUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { isSilencedAt, matchesFilters } from '@/lib/services/user-actions/filter-actions';
import { isEnabled } from '@/lib/services/user-actions/is-enabled';
import { noteSilence } from '@/lib/services/user-actions/note-silence';
import { canTakeSilence, hidesBeyondDue, silenceColumns } from '@/lib/services/user-actions/set-silence';
import { reasonMissing, silenceTerm } from '@/lib/services/user-actions/silence-term';
import { heldRoles, isVisible } from '@/lib/services/user-actions/visible-actions';

type Input = InputOf<typeof bulkSilenceUserActionsOperation>;
type Answer = AnswerOf<typeof bulkSilenceUserActionsOperation>;

/**
 * Silences every open action of the caller that matches and is not silenced yet, in one statement; or only counts them.
 * The answer's undo token takes exactly these silences back.
 * @throws rule_broken when an action of high urgency would be hidden beyond its due date without a reason
 */
export async function bulkSilenceUserActions(ctx: Ctx, input: Input): Promise<Answer> {
  const { timeZone, userId } = requirePerson(ctx);
  const term = silenceTerm(input, ctx.now);
  const matching = sql`action.user_id = ${userId}::uuid AND action.status = 'open' AND ${isEnabled} AND ${isVisible}
    AND NOT ${isSilencedAt(ctx.now)} AND ${matchesFilters(input, { now: ctx.now, timeZone })}
    AND ${canTakeSilence(ctx, term)} ${named(input)}`;
  const answer = { status: 'bulk_silenced', duration_days: term.durationDays } as const;
  return change(ctx, { operation: 'user_actions_bulk_silence', subjectType: 'silence_batch' }, async (tx) => {
    if (input.dry_run === true || term.asksReason) {
      const { count, hiding } = await countMatching(tx, userId, matching, hidesBeyondDue(term));
      if (input.dry_run === true) return unchanged<Answer>({ ...answer, count, undo_token: null });
      if (hiding > 0) throw reasonMissing();
    }
    const undoToken = randomUUID();
    const count = await tx.db.$executeRaw(sql`
      WITH ${heldRoles(userId, tx.now)}
      UPDATE user_action AS action SET ${silenceColumns(tx, term, userId, undoToken)} WHERE ${matching}`);
    await noteSilence(tx, undoToken, userId, term.reason);
    const { reason: _noted, ...facts } = input;
    return changed<Answer>(
      { ...answer, count, undo_token: count === 0 ? null : undoToken },
      {
        subjectId: undoToken,
        facts: { ...facts, mode: term.mode, until: term.until, count },
        touches: count === 0 ? [] : [{ topic: 'actions', userIds: [userId] }],
      },
    );
  });
}

function named({ uuids }: Input): Sql {
  return uuids === undefined ? empty : sql`AND action.id = ANY(${uuids}::uuid[])`;
}

async function countMatching(ctx: Ctx, userId: string, matching: Sql, hides: Sql) {
  const [counted] = await ctx.db.$queryRaw<{ count: number; hiding: number }[]>(sql`
    WITH ${heldRoles(userId, ctx.now)}
    SELECT count(*)::int AS count, count(*) FILTER (WHERE ${hides})::int AS hiding
    FROM user_action AS action WHERE ${matching}`);
  return counted ?? { count: 0, hiding: 0 };
}

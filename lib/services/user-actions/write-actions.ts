import { unsilenceUserActionOperation } from '@/lib/contracts/actions/actions';
import { empty, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { desiredActions, isAsSeen, thisTransaction } from '@/lib/plugins/providers/desired-actions';
import { factAssignments, factColumns } from '@/lib/plugins/providers/fact-columns';
import { isFull, ofActions } from '@/lib/plugins/providers/in-scope';
import { isAllowed } from '@/lib/plugins/providers/is-allowed';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';

const UNSILENCE = unsilenceUserActionOperation.id;

/** A silence until something changes or gets worse ends in the refresh that sees it. */
const endsSilence = sql`coalesce(
  (action.silence_mode = 'until_changed'
    AND (found.due_date IS DISTINCT FROM action.due_date OR found.urgency_rank <> action.urgency_rank))
  OR (action.silence_mode = 'until_worse' AND found.urgency_rank > action.urgency_rank), false)`;

/**
 * Updates rows that differ from what is wanted, and opens again what was resolved: the same row, its next episode.
 * A silence that this ends is recorded, for the history of the action.
 */
export async function updateChangedActions(
  ctx: Ctx,
  provider: ActionProvider,
): Promise<{ reopened: number; changed: number }> {
  const now = sql`${ctx.now}::timestamptz`;
  const [counts] = await ctx.db.$queryRaw<{ reopened: number; changed: number }[]>(sql`
    WITH found AS (
      SELECT fact.*, known.id AS action_id, known.status AS earlier_status, known.silence_mode AS earlier_silence
      FROM ${desiredActions}
      JOIN user_action AS known ON known.user_id = person.user_id AND known.object_id = fact.object_id
        AND known.action_type = ${provider.actionType} AND known.object_type = ${provider.objectType}
      WHERE known.status = 'resolved' OR known.said_hash <> fact.said_hash
    ), written AS (
      UPDATE user_action AS action SET
        ${factAssignments(sql`found`)}, said = found.said, said_hash = found.said_hash,
        decided_in = ${thisTransaction}, modified = ${now},
        status = 'open', resolved_reason = NULL, resolved_at = NULL,
        episode = action.episode + (found.earlier_status = 'resolved')::int,
        opened_at = CASE found.earlier_status WHEN 'resolved' THEN ${now} ELSE action.opened_at END,
        is_silenced = action.is_silenced AND NOT ${endsSilence},
        silence_mode = CASE WHEN ${endsSilence} THEN NULL ELSE action.silence_mode END,
        silenced_until = CASE action.silence_mode WHEN 'until_due' THEN coalesce(found.due_date, action.silenced_until)
          ELSE action.silenced_until END
      FROM found WHERE action.id = found.action_id AND ${isAsSeen}
      RETURNING action.id, action.user_id, found.earlier_status, found.earlier_silence,
        action.silence_mode IS NULL AND found.earlier_silence IN ('until_changed', 'until_worse') AS has_ended_silence
    ), told AS (
      INSERT INTO audit_entry (at, actor_name, via, operation, subject_type, subject_id, on_behalf_of_id, result, facts, request_id)
      SELECT ${now}, 'Heed', 'job', ${UNSILENCE}, 'user_action', id, user_id, 'success',
        jsonb_build_object('reason', CASE earlier_silence WHEN 'until_worse' THEN 'it got worse' ELSE 'it changed' END), ${ctx.requestId}
      FROM written WHERE has_ended_silence
    )
    SELECT count(*) FILTER (WHERE earlier_status = 'resolved')::int AS reopened,
      count(*) FILTER (WHERE earlier_status = 'open')::int AS changed
    FROM written`);
  return counts ?? { reopened: 0, changed: 0 };
}

/**
 * Adds rows for what is wanted and was never seen before. What is known is read once beforehand, because a planner that
 * knows the table as it was would search the rows that this very statement adds; and people come in the order of the
 * indexes, so that each page of those is written once.
 */
export function insertNewActions(ctx: Ctx, provider: ActionProvider, scope: RefreshScope): Promise<number> {
  const now = sql`${ctx.now}::timestamptz`;
  return ctx.db.$executeRaw(sql`
    WITH known AS MATERIALIZED (
      SELECT action.user_id, action.object_id FROM user_action AS action
      WHERE action.action_type = ${provider.actionType} AND action.object_type = ${provider.objectType}
        ${ofActions(scope)}
    )
    INSERT INTO user_action (user_id, action_type, object_type, object_id, opened_at, created, modified, decided_in, said, said_hash,
      ${factColumns})
    SELECT person.user_id, ${provider.actionType}, ${provider.objectType}, fact.object_id, ${now}, ${now}, ${now}, ${thisTransaction},
      fact.said, fact.said_hash, ${factColumns}
    FROM (SELECT user_id, place FROM desired_user ORDER BY user_id OFFSET 0) AS person
    CROSS JOIN LATERAL (SELECT * FROM desired_action WHERE desired_action.place = person.place OFFSET 0) AS fact
    WHERE NOT EXISTS (
      SELECT 1 FROM known WHERE known.user_id = person.user_id AND known.object_id = fact.object_id)
    ${isFull(scope) ? empty : sql`ON CONFLICT DO NOTHING`}`);
}

/** Resolves open rows of the scope that are no longer wanted, each with its reason. */
export function resolveGoneActions(
  ctx: Ctx,
  provider: ActionProvider,
  scope: RefreshScope,
  executed: { userId: string; objectId: string } | undefined,
): Promise<number> {
  const isExecuted =
    executed === undefined
      ? sql`false`
      : sql`(action.user_id = ${executed.userId}::uuid AND action.object_id = ${executed.objectId}::uuid)`;
  return ctx.db.$executeRaw(sql`
    UPDATE user_action AS action SET status = 'resolved', resolved_at = ${ctx.now}::timestamptz,
      modified = ${ctx.now}::timestamptz, decided_in = ${thisTransaction},
      resolved_reason = CASE WHEN ${isExecuted} THEN 'executed' WHEN NOT ${provider.objectExists} THEN 'object_removed'
        WHEN NOT ${isAllowed(provider.access, sql`action`, ctx.now)} THEN 'access_lost' ELSE 'condition_cleared' END
    WHERE action.action_type = ${provider.actionType} AND action.status = 'open'
      ${ofActions(scope)} AND ${isAsSeen}
      AND NOT EXISTS (SELECT 1 FROM ${desiredActions}
        WHERE person.user_id = action.user_id AND fact.object_id = action.object_id)`);
}

/** Resolves every open row of a provider that was switched off. */
export function resolveAllActions(ctx: Ctx, actionType: string): Promise<number> {
  return ctx.db.$executeRaw(sql`
    UPDATE user_action SET status = 'resolved', resolved_reason = 'provider_disabled',
      resolved_at = ${ctx.now}::timestamptz, modified = ${ctx.now}::timestamptz, decided_in = ${thisTransaction}
    WHERE action_type = ${actionType} AND status = 'open'`);
}

import type { HistoryEntry, readUserActionHistoryOperation } from '@/lib/contracts/actions/history';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { formatOrdinal } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { actorName } from '@/lib/services/audit/actor-name';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';

const MOST_ENTRIES = 200;

/**
 * What happened to one action of the caller, newest first; at most 200 entries. Of bulk silences it knows the last one
 * and those that a silence of this action alone replaced; of earlier episodes when the first began. @throws not_found
 */
export async function readUserActionHistory(
  ctx: Ctx,
  { uuid }: InputOf<typeof readUserActionHistoryOperation>,
): Promise<AnswerOf<typeof readUserActionHistoryOperation>> {
  await findOwnAction(ctx, uuid, true);
  const happened = await ctx.db.$queryRaw<(HistoryEntry & { episode: number | null })[]>(sql`
    WITH subject AS (SELECT * FROM user_action WHERE id = ${uuid}::uuid),
    ${silences(uuid)}
    SELECT to_jsonb(happened.at) AS at, what, by, detail, episode FROM (
      SELECT opened_at AS at, 1 AS step, '' AS tie, 'opened' AS what, NULL AS by, '' AS detail, episode FROM subject
      UNION ALL
      SELECT created, 1, '', 'opened', NULL, '', 1 FROM subject WHERE episode > 1
      UNION ALL
      SELECT resolved_at, 4, '', 'resolved', NULL, CASE resolved_reason
        WHEN 'condition_cleared' THEN 'no longer needed' WHEN 'executed' THEN 'done' WHEN 'access_lost' THEN 'access lost'
        WHEN 'object_removed' THEN 'removed' WHEN 'provider_disabled' THEN 'provider turned off' ELSE resolved_reason END, NULL
      FROM subject WHERE status = 'resolved'
      UNION ALL
      SELECT executed_at, 3, lpad(done.id::text, 10, '0'),
        CASE WHEN success THEN 'executed' WHEN error_code IN ('not_found', 'not_allowed') THEN 'refused' ELSE 'failed' END,
        person.full_name, concat_ws(': ', corrective_action_label, nullif(error_message, '')), NULL
      FROM user_action_execution AS done JOIN user_account AS person ON person.id = done.user_id
      WHERE done.action_id = ${uuid}::uuid
      UNION ALL
      SELECT at, 2, id, CASE WHEN begins THEN 'silenced' ELSE 'unsilenced' END,
        CASE WHEN via <> 'job' THEN ${actorName} END,
        concat_ws(', ', replace(facts->>'mode', '_', ' '), coalesce(nullif(facts->>'reason', ''), note)), NULL
      FROM silence WHERE begins OR operation = 'user_actions_unsilence' OR before = 'user_actions_bulk_silence'
      UNION ALL
      SELECT until, 2, id, 'unsilenced', NULL, 'expired', NULL
      FROM silence WHERE begins AND until <= ${ctx.now}::timestamptz AND (next_at IS NULL OR next_at > until)
    ) AS happened
    ORDER BY happened.at DESC, step DESC, tie DESC LIMIT ${MOST_ENTRIES}`);
  return happened.map(({ episode, ...entry }) => ({ ...entry, detail: entry.detail + formatEpisode(episode) }));
}

/** What the audit trail says of this action's silences, alone or with others, each with its neighbours in time. */
function silences(uuid: string): Sql {
  return sql`alone AS (
      SELECT * FROM audit_entry WHERE subject_type = 'user_action' AND subject_id = ${uuid}
        AND operation IN ('user_actions_silence', 'user_actions_unsilence')
    ), batch AS (
      SELECT silence_batch_id::text AS id FROM subject UNION SELECT facts->>'earlier_batch' FROM alone
    ), silence AS (
      SELECT at, id::text AS id, operation, actor_id, actor_name, via, facts, ${noteOfEntry} AS note, (facts->>'until')::timestamptz AS until,
        operation IN ('user_actions_silence', 'user_actions_bulk_silence') AS begins,
        lag(operation) OVER in_time AS before, lead(at) OVER in_time AS next_at
      FROM (
        SELECT * FROM alone
        UNION ALL
        SELECT together.* FROM batch JOIN audit_entry AS together
          ON together.subject_type = 'silence_batch' AND together.subject_id = batch.id
      ) AS entry
      WINDOW in_time AS (ORDER BY at, id)
    )`;
}

const noteOfEntry = sql`(SELECT note.reason FROM silence_note AS note
  WHERE note.subject_id = entry.subject_id::uuid AND note.at = entry.at LIMIT 1)`;

function formatEpisode(episode: number | null): string {
  return episode === null || episode === 1 ? '' : `for the ${formatOrdinal(episode)} time`;
}

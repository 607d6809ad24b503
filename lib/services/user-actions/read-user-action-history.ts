import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { readUserActionHistoryOperation } from '@/lib/contracts/user-actions';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findOwnAction } from '@/lib/services/user-actions/read-user-action';

const MOST_ENTRIES = 200;

/** What happened to one action of the caller, newest first; at most 200 entries. @throws not_found */
export async function readUserActionHistory(
  ctx: Ctx,
  { uuid }: InputOf<typeof readUserActionHistoryOperation>,
): Promise<AnswerOf<typeof readUserActionHistoryOperation>> {
  await findOwnAction(ctx, uuid, true);
  return ctx.db.$queryRaw(sql`
    SELECT to_jsonb(happened.at) AS at, what, by, detail FROM (
      SELECT opened_at AS at, 1 AS step, '' AS tie, 'opened' AS what, NULL AS by,
        CASE WHEN episode > 1 THEN 'For the ' || episode || '. time' ELSE '' END AS detail
      FROM user_action WHERE id = ${uuid}::uuid
      UNION ALL
      SELECT resolved_at, 4, '', 'resolved', NULL, replace(resolved_reason, '_', ' ')
      FROM user_action WHERE id = ${uuid}::uuid AND status = 'resolved'
      UNION ALL
      SELECT executed_at, 3, lpad(done.id::text, 10, '0'),
        CASE WHEN success THEN 'executed' WHEN error_code IN ('not_found', 'not_allowed') THEN 'refused' ELSE 'failed' END,
        person.full_name, concat_ws(': ', corrective_action_label, nullif(error_message, ''))
      FROM user_action_execution AS done JOIN user_account AS person ON person.id = done.user_id
      WHERE done.action_id = ${uuid}::uuid
      UNION ALL
      SELECT at, 2, id::text, CASE operation WHEN 'user_actions_silence' THEN 'silenced' ELSE 'unsilenced' END,
        actor_name, concat_ws(', ', replace(facts->>'mode', '_', ' '), nullif(facts->>'reason', ''))
      FROM audit_entry WHERE subject_type = 'user_action' AND subject_id = ${uuid}
        AND operation IN ('user_actions_silence', 'user_actions_unsilence')
    ) AS happened
    ORDER BY happened.at DESC, step DESC, tie DESC LIMIT ${MOST_ENTRIES}`);
}

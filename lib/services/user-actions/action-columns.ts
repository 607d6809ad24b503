import { type Sql, sql } from '@/lib/db/client';
import { describedAs } from '@/lib/services/user-actions/described-as';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';

/**
 * What user_action `action` has on the wire beside what its provider said (`said`) and its corrective actions.
 * @param timeZone whose calendar days count.
 */
export function actionColumns(now: Date, timeZone: string): Sql {
  const at = sql`${now}::timestamptz`;
  const isTemporarilySilenced = sql`coalesce(action.silenced_until > ${at}, false)`;
  return sql`
    action.id AS uuid, action.action_type, ${describedAs(now)} AS description,
    CASE action.urgency_rank WHEN 3 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END AS urgency,
    action.due_date, action.is_silenced, action.silenced_until,
    ${isTemporarilySilenced} AS is_temporarily_silenced, ${isSilencedAt(now)} AS is_effectively_silenced,
    action.created, action.modified, action.object_type AS related_object_type,
    (action.due_date AT TIME ZONE ${timeZone})::date - (${at} AT TIME ZONE ${timeZone})::date AS days_until_due,
    action.status, action.resolved_reason, action.resolved_at, action.episode, action.opened_at,
    CASE WHEN ${isSilencedAt(now)} THEN json_build_object('mode', action.silence_mode, 'reason', action.silence_reason,
      'by', (SELECT full_name FROM user_account WHERE user_account.id = action.silenced_by_id), 'at', action.silenced_at)
    END AS silence`;
}

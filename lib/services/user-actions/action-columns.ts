import { type Sql, sql } from '@/lib/db/client';
import { describedAs } from '@/lib/services/user-actions/described-as';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';

/**
 * What a list asks of user_action `action`, as the texts that `readActionRow` takes in this order. What may hold any
 * character comes as JSON.
 * @param timeZone whose calendar days count.
 */
export function actionColumns(now: Date, timeZone: string): Sql {
  return sql`
    action.id, action.action_type, action.object_type, action.object_id, action.status, action.urgency_rank,
    coalesce(action.project_id::text, ''), coalesce(action.customer_id::text, ''),
    coalesce(action.due_date::text, ''), action.created, action.modified, action.opened_at, action.episode,
    coalesce(((action.due_date AT TIME ZONE ${timeZone})::date - (${now}::timestamptz AT TIME ZONE ${timeZone})::date)::text, 'null'),
    to_json(${describedAs(now)}), ${unusualState(now)}, action.said, to_json(action.route_name), action.route_params,
    to_json(action.order_type), to_json(action.offering_type)`;
}

/** The state of an action at an instant as on the wire; empty for one like most in a list: open, and never silenced. */
function unusualState(now: Date): Sql {
  return sql`
    CASE WHEN action.status = 'open' AND NOT action.is_silenced AND action.silenced_until IS NULL THEN '' ELSE (
      SELECT row_to_json(state)::text FROM (SELECT
        action.resolved_reason, action.resolved_at, action.is_silenced, action.silenced_until,
        coalesce(action.silenced_until > ${now}::timestamptz, false) AS is_temporarily_silenced,
        ${isSilencedAt(now)} AS is_effectively_silenced,
        CASE WHEN ${isSilencedAt(now)} THEN json_build_object('mode', action.silence_mode, 'reason', action.silence_reason,
          'by', (SELECT full_name FROM user_account WHERE user_account.id = action.silenced_by_id), 'at', action.silenced_at)
        END AS silence) AS state) END`;
}

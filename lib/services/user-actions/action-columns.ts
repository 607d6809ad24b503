import { type Sql, sql } from '@/lib/db/client';
import { listed } from '@/lib/db/verbatim';
import { daysUntilDue } from '@/lib/services/user-actions/days-until-due';
import { describedAs } from '@/lib/services/user-actions/described-as';
import { isSilencedAt } from '@/lib/services/user-actions/filter-actions';
import { withheldKeys } from '@/lib/services/user-actions/withheld-correctives';

const emptyRow = {
  id: '',
  action_type: '',
  object_type: '',
  object_id: '',
  status: '',
  urgency_rank: '',
  /** Empty without a project, and so is the customer's. */
  project_id: '',
  customer_id: '',
  /** Instants as the database writes them; empty without one. */
  due_date: '',
  created: '',
  modified: '',
  opened_at: '',
  episode: '',
  /** A number as JSON, as the next four are JSON. */
  days_until_due: '',
  description: '',
  /** The keys of the corrective actions that are not offered for it, separated by commas. */
  withheld: '',
  /** Empty in the usual state: open, and never silenced. */
  state: '',
  snapshot: '',
};

/** What a list asks of an action, as text. What may hold any character is JSON. */
export type ActionRow = typeof emptyRow;

const names = Object.keys(emptyRow).filter(isName);

function isName(name: string): name is keyof ActionRow {
  return Object.hasOwn(emptyRow, name);
}

/** The columns of user_action `action` that make an ActionRow. @param timeZone whose calendar days count */
export function actionColumns(now: Date, timeZone: string): Sql {
  const values: Record<keyof ActionRow, Sql> = {
    id: sql`action.id`,
    action_type: sql`action.action_type`,
    object_type: sql`action.object_type`,
    object_id: sql`action.object_id`,
    status: sql`action.status`,
    urgency_rank: sql`action.urgency_rank`,
    project_id: sql`coalesce(action.project_id::text, '')`,
    customer_id: sql`coalesce(action.customer_id::text, '')`,
    due_date: sql`coalesce(action.due_date::text, '')`,
    created: sql`action.created`,
    modified: sql`action.modified`,
    opened_at: sql`action.opened_at`,
    episode: sql`action.episode`,
    days_until_due: sql`coalesce(${daysUntilDue(now, timeZone)}::text, 'null')`,
    description: sql`to_json(${describedAs(now)})`,
    withheld: withheldKeys(now),
    state: unusualState(now),
    snapshot: sql`action.said`,
  };
  return listed(names.map((name) => values[name]));
}

/** The row whose columns the database wrote in their order. */
export function readActionRow(texts: readonly string[]): ActionRow {
  const row = { ...emptyRow };
  for (const [at, name] of names.entries()) row[name] = texts[at] ?? '';
  return row;
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

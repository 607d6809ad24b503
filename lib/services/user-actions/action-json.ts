import type { Corrective } from '@/lib/plugins/providers/provider';
import { correctiveJson } from '@/lib/services/user-actions/corrective-json';
import type { StoredAction } from '@/lib/services/user-actions/stored-action';

/** What the fields of its state are for an open action that was never silenced. */
const USUAL_STATE = `"resolved_reason":null,"resolved_at":null,"is_silenced":false,"silenced_until":null,\
"is_temporarily_silenced":false,"is_effectively_silenced":false,"silence":null`;

/** An action as the API shows it, as JSON: put together from what the database wrote, for lists hold many. */
export function actionJson(action: StoredAction, offered: readonly Corrective[]): string {
  const { json } = action;
  const correctives = offered.map((corrective) => correctiveJson(corrective, action)).join(',');
  return `{"uuid":"${action.id}","action_type":"${action.action_type}","description":${json.description},\
"urgency":"${urgencyOf(action)}","due_date":${instant(action.due_date)},"days_until_due":${json.daysUntilDue},\
"created":${instant(action.created)},"modified":${instant(action.modified)},"opened_at":${instant(action.opened_at)},\
"episode":${action.episode},"status":"${action.status}","related_object_type":"${action.object_type}",\
${json.state === '' ? USUAL_STATE : fieldsOf(json.state)},${fieldsOf(json.said)},"corrective_actions":[${correctives}]}`;
}

function urgencyOf({ urgency_rank }: StoredAction): string {
  if (urgency_rank === '3') return 'high';
  return urgency_rank === '2' ? 'medium' : 'low';
}

/** An instant of the database, which writes `2026-11-22 10:00:00.5+00`, as JSON. */
function instant(text: string): string {
  return text === '' ? 'null' : `"${text.replace(' ', 'T')}:00"`;
}

/** A JSON object without its braces. */
function fieldsOf(json: string): string {
  return json.slice(1, -1);
}

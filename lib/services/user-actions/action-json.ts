import type { UserAction } from '@/lib/contracts/actions/actions';
import type { ActionSubject, Corrective, Reader } from '@/lib/plugins/providers/provider';
import type { ActionRow } from '@/lib/services/user-actions/action-columns';
import { actionWords, typeIcon, typeLabel } from '@/lib/services/user-actions/action-words';
import { correctiveJson } from '@/lib/services/user-actions/corrective-json';
import { plainJson } from '@/lib/services/user-actions/plain-json';

/** What the fields of its state are for an open action that was never silenced. */
const USUAL_STATE = `"resolved_reason":null,"resolved_at":null,"is_silenced":false,"silenced_until":null,\
"is_temporarily_silenced":false,"is_effectively_silenced":false,"silence":null`;

/** An action as the API shows it, as JSON: put together from what the database wrote, for lists hold many. */
export function actionJson(
  row: ActionRow,
  subject: ActionSubject,
  offered: readonly Corrective[],
  reader: Reader,
): string {
  const { why, facts, distinction } = actionWords(subject, reader);
  const correctives = offered.map((corrective) => correctiveJson(corrective, subject)).join(',');
  return `{"uuid":"${row.id}","action_type":"${row.action_type}","description":${row.description},\
"urgency":"${urgencyOf(row)}","due_date":${instant(row.due_date)},"days_until_due":${row.days_until_due},\
"created":${instant(row.created)},"modified":${instant(row.modified)},"opened_at":${instant(row.opened_at)},\
"episode":${row.episode},"status":"${row.status}","related_object_type":"${row.object_type}",\
${row.state === '' ? USUAL_STATE : fieldsOf(row.state)},${fieldsOf(row.snapshot)},\
"type_label":${plainJson(typeLabel(row.action_type))},"type_icon":"${typeIcon(row.action_type)}",\
"distinction":${plainJson(distinction)},"why":${why === null ? row.description : plainJson(why)},\
"facts":[${facts.map(factJson).join(',')}],"corrective_actions":[${correctives}]}`;
}

/** Put together as well, since there are several to an action. */
function factJson({ label, value }: UserAction['facts'][number]): string {
  return `{"label":${plainJson(label)},"value":${plainJson(value)}}`;
}

function urgencyOf({ urgency_rank }: ActionRow): string {
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

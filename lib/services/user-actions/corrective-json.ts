import type { CorrectiveAction } from '@/lib/contracts/user-actions';
import type { ActionSubject, Corrective } from '@/lib/plugins/providers/provider';
import { plainJson } from '@/lib/services/user-actions/plain-json';

/** What is the same about a corrective action for every subject, as JSON cut where the id of the object belongs. */
const known = new WeakMap<Corrective, readonly string[]>();

const NO_ROUTE = { route_name: '', route_params: {} };

/** A corrective action as the API shows it, as JSON. Lists hold hundreds, so that what never changes is made once. */
export function correctiveJson(corrective: Corrective, subject: ActionSubject): string {
  const start = fixedPart(corrective).join(subject.object_id);
  const metadata = corrective.metadata === undefined ? '{}' : JSON.stringify(corrective.metadata(subject));
  const { route_name, route_params } = corrective.run === undefined ? subject : NO_ROUTE;
  return `${start},"metadata":${metadata},"route_name":${JSON.stringify(route_name)},"route_params":${JSON.stringify(route_params)},\
"consequence":${plainJson(consequenceOf(corrective, subject))}}`;
}

function consequenceOf({ category, consequence, run }: Corrective, subject: ActionSubject): string {
  if (typeof consequence === 'function') return consequence(subject);
  if (consequence !== undefined) return consequence;
  if (run === undefined) return '';
  return category === 'terminate' || category === 'reject'
    ? 'You may not be able to undo this.'
    : 'This takes effect right away.';
}

function fixedPart(corrective: Corrective): readonly string[] {
  const cut = known.get(corrective);
  if (cut !== undefined) return cut;
  const {
    key,
    label,
    category,
    severity,
    confirmation_required,
    permission,
    path = '',
    undoPath = '',
    run,
  } = corrective;
  const fields: Omit<CorrectiveAction, 'metadata' | 'route_name' | 'route_params' | 'consequence'> = {
    key,
    label,
    category,
    severity,
    method: run === undefined ? 'GET' : 'POST',
    confirmation_required,
    permissions_required: permission === null ? [] : [permission],
    api_endpoint: path,
    undo_endpoint: undoPath,
  };
  const parts = plainJson(fields).slice(0, -1).split('{uuid}');
  known.set(corrective, parts);
  return parts;
}

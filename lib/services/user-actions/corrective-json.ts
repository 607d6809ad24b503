import type { CorrectiveAction } from '@/lib/contracts/actions/actions';
import type { ActionSubject, Corrective } from '@/lib/plugins/providers/provider';
import { plainJson } from '@/lib/services/user-actions/plain-json';

/** What is the same about a corrective action for every subject, as JSON. */
type FixedPart = {
  /** Its fields, cut where the id of the object belongs. */
  start: readonly string[];
  /** What happens when it is done, or what says so of a subject. */
  consequence: string | ((subject: ActionSubject) => string);
};

const known = new WeakMap<Corrective, FixedPart>();

const NO_ROUTE = '"route_name":"","route_params":{}';

/** A corrective action as the API shows it, as JSON. Lists hold hundreds, so that what never changes is made once. */
export function correctiveJson(corrective: Corrective, subject: ActionSubject): string {
  const { consequence, start } = fixedPart(corrective);
  const metadata = corrective.metadata === undefined ? '{}' : plainJson(corrective.metadata(subject));
  const route = corrective.run === undefined ? routeOf(subject) : NO_ROUTE;
  return `${start.join(subject.object_id)},"metadata":${metadata},${route},\
"consequence":${typeof consequence === 'string' ? consequence : plainJson(consequence(subject))}}`;
}

function routeOf({ route_name, route_params }: ActionSubject): string {
  return `"route_name":${plainJson(route_name)},"route_params":${plainJson(route_params)}`;
}

/** What is said where a provider leaves it out. */
function usualConsequence({ category, run }: Pick<Corrective, 'category' | 'run'>): string {
  if (run === undefined) return '';
  return category === 'terminate' || category === 'reject'
    ? 'You may not be able to undo this.'
    : 'This takes effect right away.';
}

function fixedPart(corrective: Corrective): FixedPart {
  const made = known.get(corrective);
  if (made !== undefined) return made;
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
    method = 'POST',
  } = corrective;
  const fields: Omit<CorrectiveAction, 'metadata' | 'route_name' | 'route_params' | 'consequence'> = {
    key,
    label,
    category,
    severity,
    method: run === undefined ? 'GET' : method,
    confirmation_required,
    permissions_required: permission === null ? [] : [permission],
    api_endpoint: path,
    undo_endpoint: undoPath,
  };
  const { consequence = usualConsequence(corrective) } = corrective;
  const part = {
    start: plainJson(fields).slice(0, -1).split('{uuid}'),
    consequence: typeof consequence === 'string' ? plainJson(consequence) : consequence,
  };
  known.set(corrective, part);
  return part;
}

import type { CorrectiveAction } from '@/lib/contracts/user-actions';
import type { Corrective } from '@/lib/plugins/providers/provider';
import type { StoredAction } from '@/lib/services/user-actions/stored-action';

/** What is the same about a corrective action for every subject, as JSON cut where the id of the object belongs. */
const known = new WeakMap<Corrective, readonly string[]>();

const NO_ROUTE = { routeName: '""', routeParams: '{}' };

/** A corrective action as the API shows it, as JSON. Lists hold hundreds, so that what never changes is made once. */
export function correctiveJson(corrective: Corrective, subject: StoredAction): string {
  const start = fixedPart(corrective).join(subject.object_id);
  const metadata = corrective.metadata === undefined ? '{}' : JSON.stringify(corrective.metadata(subject));
  const { routeName, routeParams } = corrective.run === undefined ? subject.json : NO_ROUTE;
  return `${start},"metadata":${metadata},"route_name":${routeName},"route_params":${routeParams}}`;
}

function fixedPart(corrective: Corrective): readonly string[] {
  const cut = known.get(corrective);
  if (cut !== undefined) return cut;
  const { key, label, category, severity, confirmation_required, permission, path = '', run } = corrective;
  const fields: Omit<CorrectiveAction, 'metadata' | 'route_name' | 'route_params'> = {
    key,
    label,
    category,
    severity,
    method: run === undefined ? 'GET' : 'POST',
    confirmation_required,
    permissions_required: permission === null ? [] : [permission],
    api_endpoint: path,
  };
  const parts = JSON.stringify(fields).slice(0, -1).split('{uuid}');
  known.set(corrective, parts);
  return parts;
}

import { can } from '@/lib/auth/permissions';
import type { CorrectiveAction } from '@/lib/contracts/user-actions';
import type { Actor } from '@/lib/core/actor';
import type { ActionSubject, Corrective } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';

/** The corrective actions that a person may do about an action now: what lists offer and what execution allows. */
export function offeredCorrectives(actor: Actor, subject: ActionSubject, granted: readonly string[]): Corrective[] {
  const correctives = providerOf(subject.action_type)?.correctives(subject) ?? [];
  return correctives.filter(({ permission }) => permission === null || can(actor, permission, { granted }));
}

/** A corrective action as the API shows it. */
export function toWire(corrective: Corrective, subject: ActionSubject): CorrectiveAction {
  const leadsSomewhere = corrective.run === undefined;
  return {
    key: corrective.key,
    label: corrective.label,
    category: corrective.category,
    severity: corrective.severity,
    method: leadsSomewhere ? 'GET' : 'POST',
    api_endpoint: corrective.apiEndpoint,
    confirmation_required: corrective.confirmation_required,
    permissions_required: corrective.permission === null ? [] : [corrective.permission],
    metadata: corrective.metadata,
    route_name: leadsSomewhere ? subject.route_name : '',
    route_params: leadsSomewhere ? subject.route_params : {},
  };
}

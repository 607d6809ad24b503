import { can } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/core/actor';
import type { ActionPerson, ActionSubject, Corrective } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';
import type { GrantedBy } from '@/lib/services/user-actions/visible-actions';

/** What a person may do about open actions of a type, by what their roles grant there: what lists offer and execution allows. */
export function permittedCorrectives(actor: Actor, actionType: string, granted: GrantedBy): Corrective[] {
  const correctives = providerOf(actionType)?.correctives ?? [];
  return correctives.filter((corrective) => isPermitted(actor, corrective, granted));
}

/** Those of the permitted that a person is offered about one object. @param withheld their keys that its row does not offer, separated by commas */
export function offeredCorrectives(
  permitted: readonly Corrective[],
  person: ActionPerson,
  object: ActionSubject,
  withheld: string,
): readonly Corrective[] {
  const chosen = providerOf(object.action_type)?.getCorrectiveActions?.(person, object);
  if (withheld === '' && chosen === undefined) return permitted;
  const withheldKeys = withheld.split(',');
  // A provider may offer one under its key with another call behind it, for some objects.
  const offered = permitted.flatMap((one) => (chosen ?? permitted).find(({ key }) => key === one.key) ?? []);
  return offered.filter(({ key }) => !withheldKeys.includes(key));
}

function isPermitted(actor: Actor, { permission, permissionIn, onlyWithout }: Corrective, granted: GrantedBy): boolean {
  const has = (asked: typeof permission, reach: Corrective['permissionIn'] = 'project_or_customer') =>
    asked === null || can(actor, asked, { granted: granted[reach] });
  return has(permission, permissionIn) && (onlyWithout === undefined || !has(onlyWithout.permission, onlyWithout.in));
}

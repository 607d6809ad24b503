import { can } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/core/actor';
import type { Corrective } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';
import type { GrantedBy } from '@/lib/services/user-actions/visible-actions';

/** What a person may do about open actions of a type, by what their roles grant there: what lists offer and execution allows. */
export function permittedCorrectives(actor: Actor, actionType: string, granted: GrantedBy): Corrective[] {
  const correctives = providerOf(actionType)?.correctives ?? [];
  return correctives.filter((corrective) => isPermitted(actor, corrective, granted));
}

function isPermitted(actor: Actor, { permission, permissionIn, onlyWithout }: Corrective, granted: GrantedBy): boolean {
  const has = (asked: typeof permission, reach: Corrective['permissionIn'] = 'project_or_customer') =>
    asked === null || can(actor, asked, { granted: granted[reach] });
  return has(permission, permissionIn) && (onlyWithout === undefined || !has(onlyWithout.permission, onlyWithout.in));
}

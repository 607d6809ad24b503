import { can } from '@/lib/auth/permissions';
import type { Actor } from '@/lib/core/actor';
import type { Corrective } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';

/** What a person may do about open actions of a type, by what their roles grant there: what lists offer and execution allows. */
export function permittedCorrectives(actor: Actor, actionType: string, granted: readonly string[]): Corrective[] {
  const correctives = providerOf(actionType)?.correctives ?? [];
  return correctives.filter(({ permission }) => permission === null || can(actor, permission, { granted }));
}

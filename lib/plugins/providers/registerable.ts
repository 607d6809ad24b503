import { z } from 'zod';
import { installationRoles, rolePermissions } from '@/lib/contracts/members/permissions';
import { isCron } from '@/lib/core/cron-times';
import type { ActionProvider, Corrective, RowCondition } from '@/lib/plugins/providers/provider';

const condition = z.custom<RowCondition>((value) => typeof value === 'function');
const except = condition.optional();

const accessRule = z.union([
  z.object({
    through: z.enum(['project', 'customer', 'project_or_customer']),
    permission: z.enum(rolePermissions).nullable(),
    except,
  }),
  z.object({ through: z.literal('installation'), role: z.enum(installationRoles), except }),
  z.object({ through: z.literal('own'), isOwner: condition, except }),
]);

/**
 * The providers, when all of them may run; called as the registry is built, so that a faulty one stops the start.
 * @throws Error with one sentence that names the provider and what is wrong with it.
 */
export function registerable(providers: readonly ActionProvider[]): readonly ActionProvider[] {
  for (const provider of providers) {
    const error = findProviderError(provider) ?? findCorrectivesError(provider);
    if (error !== null) throw new Error(`The provider "${provider.actionType}" ${error}.`);
  }
  const twice = firstTwice(providers.map(({ actionType }) => actionType));
  if (twice !== undefined) throw new Error(`Two providers have the action type "${twice}".`);
  return providers;
}

function findProviderError({ actionType, access, defaultSchedule }: ActionProvider): string | null {
  if (!/^[a-z_]{1,100}$/.test(actionType)) return 'needs an action type of the letters a to z and underscores';
  if (!accessRule.safeParse(access).success) return 'declares no access rule, so no one can see its actions';
  if (!isCron(defaultSchedule)) return `has "${defaultSchedule}" as its schedule, which is not a cron expression`;
  return null;
}

function findCorrectivesError(provider: ActionProvider): string | null {
  const { correctives } = provider;
  const key = firstTwice(correctives.map((corrective) => corrective.key));
  if (key !== undefined) return `offers two corrective actions with the key "${key}"`;
  const label = firstTwice(correctives.map((corrective) => corrective.label.toLowerCase()));
  if (label !== undefined) return `offers two corrective actions labelled "${label}"`;
  const open = correctives.find((corrective) => isOpenToAll(corrective, provider));
  return open === undefined ? null : `lets everyone run "${open.key}": it names no permission`;
}

/** Whoever sees an action may look at it; doing something takes a permission, unless the rule itself says who. */
function isOpenToAll({ run, permission }: Corrective, { access }: ActionProvider): boolean {
  return run !== undefined && permission === null && access.through !== 'own' && access.through !== 'installation';
}

function firstTwice(texts: readonly string[]): string | undefined {
  return texts.find((text, at) => texts.indexOf(text) !== at);
}

import type { FilterNode, PartConfig } from '@/lib/contracts/rules/definition';
import type { ReferenceNames } from '@/lib/plugins/rules/filter';
import { actionOf, filterOf } from '@/lib/services/rules/definition/registered-parts';

/** Filters in a sentence: "Status is active and (never signed in or not (member of Guests))." */
export function filtersSentence(filters: FilterNode, names: ReferenceNames): string {
  const words = inWords(filters, names, false);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** A condition, or several, in words without a capital or a full stop. */
export function inWords(node: FilterNode, names: ReferenceNames, isNested = true): string {
  if ('key' in node) return filterOf(node).sentence(node.config, names);
  if ('not' in node) return `not (${inWords(node.not, names, false)})`;
  const [joint, nodes] = 'all' in node ? [' and ', node.all] : [' or ', node.any];
  const words = nodes.map((one) => inWords(one, names)).join(joint);
  return isNested && nodes.length > 1 ? `(${words})` : words;
}

/** "Suspend the account." */
export function actionSentence(action: PartConfig, names: ReferenceNames): string {
  return `${actionOf(action).sentence(action.config, names)}.`;
}

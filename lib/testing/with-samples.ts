import { stalledOrder } from '@/docs/examples/stalled-order';
import { stalledOrderFast } from '@/docs/examples/stalled-order-fast';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { registerable } from '@/lib/plugins/providers/registerable';
import { namelessAccount } from '@/lib/testing/nameless-account';
import { ruleSamples } from '@/lib/testing/rule-samples';

type Registry = {
  actionProviders: readonly ActionProvider[];
  providerOf: (actionType: string) => ActionProvider | undefined;
};

/** The registry with more providers: the worked example in both styles, and one for each access rule that the others lack. */
export function withSamples(registry: Registry): Registry {
  const all = registerable([
    ...registry.actionProviders,
    stalledOrder,
    stalledOrderFast,
    namelessAccount,
    ...ruleSamples,
  ]);
  return { actionProviders: all, providerOf: (type) => all.find(({ actionType }) => actionType === type) };
}

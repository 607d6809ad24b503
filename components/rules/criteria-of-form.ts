import type { Group } from '@/components/rules/criteria';
import type { RuleParts } from '@/lib/contracts/rules/parts';

export type FilterPart = RuleParts['filters'][number];

/** What every part of the edited tree needs: all of it, how to change it, the filters there are, and what is wrong where. */
export type Criteria = {
  root: Group;
  onChange: (root: Group) => void;
  filters: readonly FilterPart[];
  /** Of each node, as errors name it. */
  paths: ReadonlyMap<string, string>;
  errorAt: (path: string) => string | undefined;
};

import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import type { ReferenceKind } from '@/lib/contracts/rule-definition';
import {
  listRulePartsOperation,
  listRuleTemplatesOperation,
  type RuleParts,
  type RuleTemplate,
} from '@/lib/contracts/rule-parts';
import { listRuleReferencesOperation, type RuleReference } from '@/lib/contracts/rule-references';

export const ruleKeys = {
  all: ['rules'],
  references: (kind: ReferenceKind, asked: string) => ['rule-references', kind, asked],
} as const;

/** What rules are made of. It changes with the software only. */
export const rulePartsQuery = queryOptions({
  queryKey: ['rule-parts'],
  queryFn: async ({ signal }): Promise<RuleParts> => (await call(listRulePartsOperation, {}, { signal })).answer,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Ready-made rules to start from. */
export const ruleTemplatesQuery = queryOptions({
  queryKey: ['rule-templates'],
  queryFn: async ({ signal }): Promise<RuleTemplate[]> =>
    (await call(listRuleTemplatesOperation, {}, { signal })).answer,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The first things of a kind whose names have these words. */
export function findReferencesQuery(kind: ReferenceKind, words: string) {
  const query = { kind, ...(words !== '' && { q: words }) };
  return queryOptions({
    queryKey: ruleKeys.references(kind, `?${words}`),
    queryFn: async ({ signal }): Promise<RuleReference[]> =>
      (await call(listRuleReferencesOperation, query, { signal })).answer,
  });
}

/** What the things that settings name are called. */
export function namedReferencesQuery(kind: ReferenceKind, targets: readonly string[]) {
  const query = { kind, targets: targets.join(',') };
  return queryOptions({
    queryKey: ruleKeys.references(kind, query.targets),
    queryFn: async ({ signal }): Promise<RuleReference[]> =>
      (await call(listRuleReferencesOperation, query, { signal })).answer,
    enabled: targets.length > 0,
  });
}

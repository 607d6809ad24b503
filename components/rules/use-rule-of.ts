'use client';

import { useQuery } from '@tanstack/react-query';
import { rulePartsQuery, ruleQuery } from '@/components/rules/queries';
import { useMe } from '@/lib/client/me-query';
import type { RuleRun } from '@/lib/contracts/scheduled-rule-runs';

/** What the rule of a run says about who may decide, and whether its acts can be undone. */
export function useRuleOf(run: RuleRun): { isAuthor: boolean; isReversible: boolean } {
  const me = useMe();
  const rule = useQuery(ruleQuery(run.rule_id)).data?.rule;
  const parts = useQuery(rulePartsQuery).data;
  const needsApproval = rule !== undefined && rule.approval.state !== 'none';
  return {
    isAuthor: needsApproval && rule.version_author?.uuid === me.uuid,
    isReversible: parts?.actions.find(({ key }) => key === rule?.action.key)?.is_reversible ?? false,
  };
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { isAuthorOf } from '@/components/rules/decisions-about';
import { rulePartsQuery, ruleQuery, versionQuery } from '@/components/rules/queries';
import { useMe } from '@/lib/client/me-query';
import type { RuleRun } from '@/lib/contracts/rules/runs';
import { formatCount } from '@/lib/core/wording';

type RuleOfRun = {
  /** What the rule does and when it warns, in sentences; empty until that is known. */
  consequence: string;
  isAuthor: boolean;
  isReversible: boolean;
};

/** What the rule of a run says about who may decide, and whether the acts of its version can be undone. */
export function useRuleOf(run: RuleRun): RuleOfRun {
  const me = useMe();
  const rule = useQuery(ruleQuery(run.rule_id)).data?.rule;
  const action = useQuery(versionQuery(run.rule_id, run.version)).data?.action;
  const parts = useQuery(rulePartsQuery).data;
  const warnDays = rule?.warn_days ?? 0;
  const warns = warnDays > 0 ? ` They are warned ${formatCount(warnDays, 'day', 'days')} before.` : '';
  return {
    consequence: rule === undefined ? '' : `${rule.sentences.action}${warns}`,
    isAuthor: rule !== undefined && isAuthorOf(rule, me.uuid),
    isReversible: parts?.actions.find(({ key }) => key === action?.key)?.is_reversible ?? false,
  };
}

import { Pencil } from 'lucide-react';
import { RuleCallouts } from '@/components/rules/rule-callouts';
import { RuleFacts } from '@/components/rules/rule-facts';
import { RuleRuns } from '@/components/rules/rule-runs';
import { ButtonLink } from '@/components/ui/button-link';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { adminRuleEditorPage, adminRulePage } from '@/lib/core/routes';

const RUNS_SHOWN = 3;

/** What a row of the list opens: the rule in words, and its last runs. */
export function RuleRowDetails({ rule }: { rule: ScheduledRule }) {
  return (
    <div className="space-y-4">
      <RuleCallouts rule={rule} />
      <div className="grid gap-6 lg:grid-cols-2">
        <RuleFacts rule={rule} />
        <RuleRuns ruleId={rule.id} count={RUNS_SHOWN} />
      </div>
      <div className="flex gap-2">
        <ButtonLink size="small" variant="primary" href={adminRulePage(rule.id)}>
          Open rule
        </ButtonLink>
        {rule.status !== 'archived' && !rule.is_built_in && (
          <ButtonLink size="small" icon={<Pencil />} href={adminRuleEditorPage(rule.id)}>
            Edit
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Pencil } from 'lucide-react';
import { ruleQuery } from '@/components/rules/queries';
import { RuleDetails } from '@/components/rules/rule-details';
import { ruleStatusLabels } from '@/components/rules/rule-labels';
import { RuleMoves } from '@/components/rules/rule-moves';
import { RuleRuns } from '@/components/rules/rule-runs';
import { RuleVersions } from '@/components/rules/rule-versions';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { adminRuleEditorPage, adminRulesPage } from '@/lib/core/routes';

/** One rule: what it does, and what can be done with it. */
export function RuleView({ id }: { id: string }) {
  const found = useQuery(ruleQuery(id));
  if (found.data === undefined) {
    return found.error === null ? (
      <SkeletonRows label="Loading the rule" count={6} />
    ) : (
      <QueryError title="Couldn’t load the rule" error={found.error} query={found} />
    );
  }
  const { rule } = found.data;
  const { label, tone } = ruleStatusLabels[rule.status];
  return (
    <>
      <PageHeading
        title={rule.name}
        actions={
          <>
            <ButtonLink href={adminRulesPage} variant="quiet" icon={<ArrowLeft />}>
              All rules
            </ButtonLink>
            {rule.status !== 'archived' && (
              <ButtonLink href={adminRuleEditorPage(id)} icon={<Pencil />}>
                Edit
              </ButtonLink>
            )}
            <RuleMoves rule={rule} />
          </>
        }
      >
        <Pill tone={tone}>{label}</Pill>
      </PageHeading>
      <div className="space-y-8">
        <RuleDetails rule={rule} />
        <RuleRuns ruleId={id} />
        <RuleVersions ruleId={id} />
      </div>
    </>
  );
}

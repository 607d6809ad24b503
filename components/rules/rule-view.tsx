'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Pencil } from 'lucide-react';
import { ruleQuery } from '@/components/rules/queries';
import { RuleCallouts } from '@/components/rules/rule-callouts';
import { RuleFacts } from '@/components/rules/rule-facts';
import { ruleStatusLabels } from '@/components/rules/rule-labels';
import { RuleMoves } from '@/components/rules/rule-moves';
import { RulePeople } from '@/components/rules/rule-people';
import { RuleRuns } from '@/components/rules/rule-runs';
import { RuleVersions } from '@/components/rules/rule-versions';
import { SavedPreview } from '@/components/rules/saved-preview';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { adminPurgeProfilesPage, adminRuleEditorPage, adminRulesPage } from '@/lib/core/routes';

const RUNS_SHOWN = 10;

/** One rule: what it does to whom, whom it finds, and all that it did. */
export function RuleView({ id }: { id: string }) {
  const found = useQuery(ruleQuery(id));
  const query = { ...found, data: found.data?.rule };
  return (
    <RecordStates query={query} what="the rule" loading={<SkeletonRows label="Loading the rule" count={6} />}>
      {(rule) => <Found rule={rule} />}
    </RecordStates>
  );
}

function Found({ rule }: { rule: ScheduledRule }) {
  const { id, is_broken, name, status } = rule;
  const { label, tone } = ruleStatusLabels[status];
  return (
    <div className="max-w-240">
      <PageHeading title={name} actions={<Actions rule={rule} />}>
        <span className="flex gap-2">
          <Pill tone={tone}>{label}</Pill>
          {is_broken && <Pill tone="danger">Broken</Pill>}
        </span>
      </PageHeading>
      <div className="space-y-8">
        <RuleCallouts rule={rule} />
        <PageSection title="What it does">
          <RuleFacts rule={rule} />
        </PageSection>
        {!is_broken && status !== 'archived' && <SavedPreview rule={rule} />}
        <RulePeople rule={rule} />
        <RuleRuns ruleId={id} count={RUNS_SHOWN} isPaged />
        <RuleVersions ruleId={id} />
      </div>
    </div>
  );
}

function Actions({ rule }: { rule: ScheduledRule }) {
  const { id, is_built_in, status } = rule;
  return (
    <>
      <ButtonLink href={adminRulesPage} variant="quiet" icon={<ArrowLeft />}>
        All rules
      </ButtonLink>
      {is_built_in && (
        <ButtonLink href={adminPurgeProfilesPage} icon={<Pencil />}>
          Change the purge profile
        </ButtonLink>
      )}
      {!is_built_in && status !== 'archived' && (
        <ButtonLink href={adminRuleEditorPage(id)} icon={<Pencil />}>
          Edit
        </ButtonLink>
      )}
      <RuleMoves rule={rule} />
    </>
  );
}

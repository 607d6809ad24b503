'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, UsersRound } from 'lucide-react';
import { ruleQuery, runQuery, runSubjectsQuery } from '@/components/rules/queries';
import { runStateLabels } from '@/components/rules/rule-labels';
import { RunActions } from '@/components/rules/run-actions';
import { RunFacts } from '@/components/rules/run-facts';
import { runSubjectFilters } from '@/components/rules/run-filters';
import { outcomeOf } from '@/components/rules/run-outcome';
import { SubjectRow } from '@/components/rules/subject-row';
import { ButtonLink } from '@/components/ui/button-link';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { listRunSubjectsOperation, type RuleRun } from '@/lib/contracts/rules/runs';
import { adminRulePage } from '@/lib/core/routes';

/** One run of a rule: its people, and what became of each. */
export function RunView({ id }: { id: string }) {
  const run = useQuery(runQuery(id));
  return (
    <RecordStates query={run} what="the run" loading={<SkeletonRows label="Loading the run" count={6} />}>
      {(found) => <Run run={found} />}
    </RecordStates>
  );
}

function Run({ run }: { run: RuleRun }) {
  const filters = useListFilters(runSubjectFilters);
  const list = useQuery(runSubjectsQuery(run.id, filters.query));
  const total = list.data?.total ?? 0;
  const rule = useQuery(ruleQuery(run.rule_id)).data?.rule;
  return (
    <ListScreen
      label="People"
      nouns={['person', 'people']}
      filters={filters}
      list={list}
      heading={<Heading run={run} />}
      download={
        <DownloadCsv
          operation={() => listRunSubjectsOperation}
          query={{ id: run.id, ...filters.matching }}
          total={total}
        />
      }
      empty={
        <EmptyState icon={<UsersRound />} title="No one">
          {run.counts.matched === 0 ? outcomeOf(run) : 'Everyone who matched was left out or already done.'}
        </EmptyState>
      }
      renderRow={(subject) => <SubjectRow key={subject.id} rule={rule} subject={subject} />}
    />
  );
}

function Heading({ run }: { run: RuleRun }) {
  const { label, tone } = runStateLabels[run.state];
  return (
    <>
      <PageHeading
        title={`Run of ${run.rule_name}`}
        actions={
          <>
            <ButtonLink href={adminRulePage(run.rule_id)} variant="quiet" icon={<ArrowLeft />}>
              Back to the rule
            </ButtonLink>
            <RunActions run={run} />
          </>
        }
      >
        <Pill tone={tone}>{label}</Pill>
      </PageHeading>
      <RunFacts run={run} />
    </>
  );
}

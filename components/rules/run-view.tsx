'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, UsersRound } from 'lucide-react';
import { runQuery, runSubjectsQuery } from '@/components/rules/queries';
import { runStateLabels, subjectStateLabels } from '@/components/rules/rule-labels';
import { RunActions } from '@/components/rules/run-actions';
import { RunFacts } from '@/components/rules/run-facts';
import { runSubjectFilters } from '@/components/rules/run-filters';
import { ButtonLink } from '@/components/ui/button-link';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { RuleSubject } from '@/lib/contracts/rule-subjects';
import { listRunSubjectsOperation, type RuleRun } from '@/lib/contracts/scheduled-rule-runs';
import { adminPersonPage, adminRulePage } from '@/lib/core/routes';

/** One run of a rule: its people, and what became of each. */
export function RunView({ id }: { id: string }) {
  const run = useQuery(runQuery(id));
  if (run.data !== undefined) return <Run run={run.data} />;
  if (run.error !== null) return <QueryError title="Couldn’t load the run" error={run.error} query={run} />;
  return <SkeletonRows label="Loading the run" count={6} />;
}

function Run({ run }: { run: RuleRun }) {
  const filters = useListFilters(runSubjectFilters);
  const list = useQuery(runSubjectsQuery(run.id, filters.query));
  const total = list.data?.total ?? 0;
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
        <EmptyState icon={<UsersRound />} title="Nobody">
          The run acted on no one.
        </EmptyState>
      }
      renderRow={(subject) => <SubjectRow key={subject.id} subject={subject} />}
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
              The rule
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

function SubjectRow({
  subject: { at, full_name, note, reason, state, user_uuid, username },
}: {
  subject: RuleSubject;
}) {
  const { label, tone } = subjectStateLabels[state];
  return (
    <ListRow
      title={
        <Link href={adminPersonPage(user_uuid)} data-row>
          {full_name}
        </Link>
      }
      detail={[username, reason, note].filter((part) => part !== '').join(' · ')}
      trailing={
        <>
          <Pill tone={tone}>{label}</Pill>
          <Moment at={at} />
        </>
      }
    />
  );
}

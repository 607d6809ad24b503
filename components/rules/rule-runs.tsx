'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runListQuery } from '@/components/rules/queries';
import { runStateLabels } from '@/components/rules/rule-labels';
import { outcomeOf } from '@/components/rules/run-outcome';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import type { RuleRun } from '@/lib/contracts/scheduled-rule-runs';
import { adminRunPage } from '@/lib/core/routes';

const SHOWN = 10;

/** The runs of a rule, newest first. */
export function RuleRuns({ ruleId }: { ruleId: string }) {
  const [page, setPage] = useState(1);
  const runs = useQuery(runListQuery({ rule_id: ruleId, page: String(page), page_size: String(SHOWN) }));
  return (
    <PageSection title="Runs">
      <ListStates
        query={runs}
        what="runs"
        skeletonCount={3}
        empty={<p className="text-text-muted">It has not run yet.</p>}
      >
        {({ rows, total }) => (
          <>
            <ul aria-label="Runs" className="border-t">
              {rows.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </ul>
            <Pagination label="Runs" page={page} pageSize={SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}

function RunRow({ run }: { run: RuleRun }) {
  const { label, tone } = runStateLabels[run.state];
  return (
    <ListRow
      title={
        <Link href={adminRunPage(run.id)}>
          {run.trigger === 'manual' ? `By ${run.started_by?.full_name ?? 'hand'}` : 'By schedule'}
        </Link>
      }
      detail={outcomeOf(run)}
      trailing={
        <>
          <Pill tone={tone}>{label}</Pill>
          <Moment at={run.started_at} />
        </>
      }
    />
  );
}

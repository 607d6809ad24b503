'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runListQuery } from '@/components/rules/queries';
import { RunRow } from '@/components/rules/run-row';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';

interface RuleRunsProps {
  /** How many are shown; those before can be leafed through. */
  count: number;
  /** Whether earlier ones can be reached. */
  isPaged?: boolean;
  ruleId: string;
}

/** The runs of a rule, newest first. */
export function RuleRuns({ count, isPaged = false, ruleId }: RuleRunsProps) {
  const [page, setPage] = useState(1);
  const runs = useQuery(runListQuery({ rule_id: ruleId, page: String(page), page_size: String(count) }));
  return (
    <PageSection title={isPaged ? 'Runs' : 'Last runs'}>
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
            {isPaged && <Pagination label="Runs" page={page} pageSize={count} total={total} onChange={setPage} />}
          </>
        )}
      </ListStates>
    </PageSection>
  );
}

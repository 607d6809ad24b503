'use client';

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { ExecutionRow } from '@/components/history/execution-row';
import { historyFilters } from '@/components/history/history-filters';
import { HistoryHeading } from '@/components/history/history-heading';
import { executionListQuery } from '@/components/history/queries';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { NoMatches } from '@/components/ui/no-matches';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { formatCount } from '@/lib/core/wording';

const segments = [
  { id: 'all', label: 'All' },
  { id: 'true', label: 'Done' },
  { id: 'false', label: 'Failed' },
] as const;

/** What the person did about actions, and what came of it. */
export function HistoryScreen() {
  const filters = useListFilters(historyFilters);
  const list = useQuery(executionListQuery(filters.query));
  const { change, clear, isNarrowed, values } = filters;
  const total = list.data?.total ?? 0;
  return (
    <div className="mx-auto max-w-350 space-y-4">
      <HistoryHeading />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          label="Result"
          segments={segments}
          value={values.success === '' ? 'all' : values.success}
          onChange={(result) => change({ success: result === 'all' ? '' : result })}
        />
        <p role="status" className="text-sm text-text-muted tabular-nums">
          {total > 0 && formatCount(total, 'entry', 'entries')}
        </p>
      </div>
      <section aria-labelledby="list-heading" className="-mx-4 border-t md:mx-0">
        <h2 id="list-heading" className="sr-only">
          What you did
        </h2>
        <ListStates query={list} what="your history" skeletonCount={12} empty={<Nothing {...{ clear, isNarrowed }} />}>
          {({ rows }, isOutdated) => (
            <ul aria-label="Entries" className={classNames('transition-opacity', isOutdated && 'opacity-60')}>
              {rows.map((execution) => (
                <ExecutionRow key={execution.id} execution={execution} />
              ))}
            </ul>
          )}
        </ListStates>
        <div className="px-3">
          <Pagination label="History" total={total} {...filters.paging} />
        </div>
      </section>
    </div>
  );
}

function Nothing({ clear, isNarrowed }: { clear: () => void; isNarrowed: boolean }) {
  if (isNarrowed) {
    return (
      <NoMatches onClear={clear} clearLabel="Show all">
        No entries have this result.
      </NoMatches>
    );
  }
  return (
    <EmptyState icon={<History />} title="Nothing done yet">
      What you do, for example approvals, appears here with its result.
    </EmptyState>
  );
}

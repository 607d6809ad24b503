'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { History, SearchX } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { ExecutionRow } from '@/components/history/execution-row';
import {
  type HistoryFilters,
  historyFiltersOf,
  historyGiven,
  historyQueryOf,
  PAGE_SIZE,
} from '@/components/history/history-filters';
import { type ExecutionPage, executionListQuery } from '@/components/history/queries';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Pagination } from '@/components/ui/pagination';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { CallError } from '@/lib/client/call';
import { countInWords } from '@/lib/core/wording';

const segments = [
  { id: 'all', label: 'All' },
  { id: 'done', label: 'Done' },
  { id: 'failed', label: 'Failed' },
] as const;

/** What the person did about actions, and what came of it. */
export function HistoryScreen() {
  const pathname = usePathname();
  const filters = historyFiltersOf(new URLSearchParams(useSearchParams().toString()));
  const list = useQuery(executionListQuery(historyGiven(filters)));
  const change = (changes: Partial<HistoryFilters>) =>
    window.history.pushState(null, '', `${pathname}${historyQueryOf({ ...filters, page: 1, ...changes })}`);
  return (
    <div className="mx-auto max-w-350 space-y-4">
      <h1 className="font-semibold text-xl">History</h1>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          label="Result"
          segments={segments}
          value={filters.result}
          onChange={(result) => change({ result })}
        />
        <p role="status" className="text-sm text-text-muted tabular-nums">
          {list.data && list.data.total > 0 && countInWords(list.data.total, 'entry', 'entries')}
        </p>
      </div>
      <section aria-labelledby="list-heading" className="-mx-4 border-t md:mx-0">
        <h2 id="list-heading" className="sr-only">
          What you did
        </h2>
        <Faces list={list} isNarrowed={filters.result !== 'all'} onClear={() => change({ result: 'all' })} />
        <div className="px-3">
          <Pagination
            label="History"
            page={filters.page}
            pageSize={PAGE_SIZE}
            total={list.data?.total ?? 0}
            onChange={(page) => change({ page })}
          />
        </div>
      </section>
    </div>
  );
}

interface FacesProps {
  isNarrowed: boolean;
  list: UseQueryResult<ExecutionPage>;
  onClear: () => void;
}

function Faces({ isNarrowed, list, onClear }: FacesProps) {
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  if (data === undefined && error !== null) {
    return (
      <ErrorState
        title="Couldn’t load your history"
        detail={error.message}
        requestId={error instanceof CallError && error.requestId !== '' ? error.requestId : undefined}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    );
  }
  if (data === undefined) return <SkeletonRows label="Loading history" count={12} />;
  if (data.rows.length === 0 && isNarrowed) {
    return (
      <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>Show all</Button>}>
        No entries have this result.
      </EmptyState>
    );
  }
  if (data.rows.length === 0) {
    return (
      <EmptyState icon={<History />} title="Nothing done yet">
        What you do, for example approvals, appears here with its result.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Entries" className={classNames('transition-opacity', isPlaceholderData && 'opacity-60')}>
      {data.rows.map((execution) => (
        <ExecutionRow key={execution.id} execution={execution} />
      ))}
    </ul>
  );
}

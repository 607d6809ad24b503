'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { SnoozeSubject } from '@/components/actions/action-commands';
import { ActionList } from '@/components/actions/action-list';
import { actionFilters, type Filters, isNarrowed } from '@/components/actions/filters';
import type { ActionPage } from '@/components/actions/queries';
import { SelectionBar } from '@/components/actions/selection-bar';
import type { useCurrentRow } from '@/components/actions/use-current-row';
import type { Selection } from '@/components/actions/use-selection';
import { Pagination } from '@/components/ui/pagination';

interface ActionSectionProps {
  filters: Filters;
  list: UseQueryResult<ActionPage>;
  onChange: (changes: Partial<Filters>) => void;
  /** Told when the person tries again to load the list. */
  onRetry: () => void;
  row: ReturnType<typeof useCurrentRow>;
  selection: Selection;
}

/** The list with what can be done to many of its rows at once, and the ways to its other pages. */
export function ActionSection({ filters, list, onChange, onRetry, row, selection }: ActionSectionProps) {
  const total = list.data?.total ?? 0;
  const { chosen, isAllMatching } = selection;
  const subject: SnoozeSubject = isAllMatching
    ? { scope: { matching: actionFilters.matching(filters) }, count: total }
    : { scope: { uuids: [...chosen] }, count: chosen.size };
  const retry = () => {
    void list.refetch();
    onRetry();
  };
  return (
    <section aria-labelledby="list-heading" className="-mx-4 border-t md:mx-0">
      <h2 id="list-heading" className="sr-only">
        List of actions
      </h2>
      {total > 0 && <SelectionBar selection={selection} subject={subject} total={total} />}
      <ActionList
        chosen={chosen}
        current={row.current}
        error={list.error}
        isNarrowed={isNarrowed(filters)}
        isOutdated={list.isPlaceholderData}
        isRetrying={list.isFetching}
        onClear={() => onChange(actionFilters.off)}
        onFocus={row.followFocus}
        onRetry={retry}
        onToggle={selection.toggle}
        page={list.data}
        register={row.register}
      />
      <div className="px-3">
        <Pagination
          label="Actions"
          page={filters.page}
          pageSize={actionFilters.pageSize}
          total={total}
          onChange={(page) => onChange({ page })}
        />
      </div>
    </section>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useRef, useState } from 'react';
import { ActionList } from '@/components/actions/action-list';
import { type Desk, DeskContext, OpenMenuContext, type SnoozeSubject } from '@/components/actions/desk';
import { FilterBar } from '@/components/actions/filter-bar';
import { isNarrowed, listGiven, matching, noFilters, PAGE_SIZE, summaryGiven } from '@/components/actions/filters';
import { PlaceChips } from '@/components/actions/place-chips';
import { actionListQuery, actionSummaryQuery } from '@/components/actions/queries';
import { SelectionBar } from '@/components/actions/selection-bar';
import { SummaryCards } from '@/components/actions/summary-cards';
import { useActionKeys } from '@/components/actions/use-action-keys';
import { useCurrentRow } from '@/components/actions/use-current-row';
import { useExecuting } from '@/components/actions/use-executing';
import { useFilters } from '@/components/actions/use-filters';
import { useOpenAction } from '@/components/actions/use-open-action';
import { useSelection } from '@/components/actions/use-selection';
import { useSnoozing } from '@/components/actions/use-snoozing';
import { Pagination } from '@/components/ui/pagination';
import { useMe } from '@/lib/client/me-query';

const ActionDrawer = dynamic(() => import('./action-drawer').then((module) => module.ActionDrawer));
const ExecuteDialog = dynamic(() => import('./execute-dialog').then((module) => module.ExecuteDialog));
const SnoozeDialog = dynamic(() => import('./snooze-dialog').then((module) => module.SnoozeDialog));

const noRows = [] as const;

/** What needs the person: figures, filters, the list, and one action beside it. */
export function ActionsScreen() {
  const me = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const { filters, change } = useFilters();
  const list = useQuery(actionListQuery(listGiven(filters)));
  const summary = useQuery(actionSummaryQuery(summaryGiven(filters)));
  const rows = list.data?.rows ?? noRows;
  const total = list.data?.total ?? 0;
  const shown = useMemo(() => rows.map(({ uuid }) => uuid), [rows]);
  const selection = useSelection(shown);
  const row = useCurrentRow(shown);
  const { openUuid, open, close } = useOpenAction();
  const [menu, setMenu] = useState<string | null>(null);
  const closeDrawer = useCallback(() => {
    close();
    if (row.current !== null) row.focusIfLost(row.current);
  }, [close, row.current, row.focusIfLost]);
  const snoozing = useSnoozing(selection.clear);
  const executing = useExecuting((uuid) => uuid === openUuid && closeDrawer());
  const { execute } = executing;
  const { snooze, wake, undo } = snoozing;
  const desk: Desk = useMemo(() => ({ open, execute, snooze, wake, undo }), [open, execute, snooze, wake, undo]);
  const openMenu = useMemo(() => ({ name: menu, setName: setMenu }), [menu]);
  const keyTarget = rows.find(({ uuid }) => uuid === (openUuid ?? row.current));
  useActionKeys({
    areEnabled: me.keys_enabled,
    desk,
    keyTarget,
    openUuid,
    row,
    searchRef,
    setMenu,
    toggle: selection.toggle,
  });
  const subject: SnoozeSubject = {
    scope: selection.isAllMatching ? { matching: matching(filters) } : { uuids: [...selection.chosen] },
    count: selection.isAllMatching ? total : selection.chosen.size,
  };
  return (
    <DeskContext value={desk}>
      <OpenMenuContext value={openMenu}>
        <div className="mx-auto max-w-350 space-y-4">
          <h1 className="font-semibold text-xl">Actions</h1>
          <SummaryCards filters={filters} onChange={change} summary={summary.data} />
          <FilterBar
            areKeysEnabled={me.keys_enabled}
            filters={filters}
            onChange={change}
            searchRef={searchRef}
            types={Object.keys(summary.data?.by_type ?? {})}
          />
          <PlaceChips filters={filters} onChange={change} rows={rows} />
          <section aria-labelledby="list-heading" className="-mx-4 border-t md:mx-0">
            <h2 id="list-heading" className="sr-only">
              List of actions
            </h2>
            {rows.length > 0 && <SelectionBar selection={selection} subject={subject} total={total} />}
            <ActionList
              chosen={selection.chosen}
              current={row.current}
              error={list.error}
              isNarrowed={isNarrowed(filters)}
              isOutdated={list.isPlaceholderData}
              isRetrying={list.isFetching}
              onClear={() => change(noFilters)}
              onFocus={row.followFocus}
              onRetry={() => void list.refetch()}
              onToggle={selection.toggle}
              page={list.data}
              register={row.register}
            />
            <div className="px-3">
              <Pagination
                label="Actions"
                page={filters.page}
                pageSize={PAGE_SIZE}
                total={total}
                onChange={(page) => change({ page })}
              />
            </div>
          </section>
        </div>
        {openUuid !== null && <ActionDrawer isOpen uuid={openUuid} onClose={closeDrawer} />}
        {snoozing.question !== null && (
          <SnoozeDialog
            question={snoozing.question}
            onCancel={snoozing.dismissQuestion}
            onAnswer={(choice, reason) => snoozing.question && snoozing.answer(snoozing.question, choice, reason)}
          />
        )}
        {executing.question !== null && (
          <ExecuteDialog
            question={executing.question}
            isPending={executing.isPending}
            onCancel={executing.dismissQuestion}
            onConfirm={() => executing.question && executing.confirm(executing.question)}
          />
        )}
      </OpenMenuContext>
    </DeskContext>
  );
}

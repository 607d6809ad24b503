'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { type ActionCommands, ActionCommandsContext, OpenMenuContext } from '@/components/actions/action-commands';
import { ActionDialogs } from '@/components/actions/action-dialogs';
import { ActionSection } from '@/components/actions/action-section';
import { FilterBar } from '@/components/actions/filter-bar';
import { actionFilters, summaryGiven } from '@/components/actions/filters';
import { PlaceChips } from '@/components/actions/place-chips';
import { actionListQuery, actionSummaryQuery } from '@/components/actions/queries';
import { StaleCallout } from '@/components/actions/stale-callout';
import { SummaryCards } from '@/components/actions/summary-cards';
import { useActionKeys } from '@/components/actions/use-action-keys';
import { useCurrentRow } from '@/components/actions/use-current-row';
import { useExecuting } from '@/components/actions/use-executing';
import { useFilters } from '@/components/actions/use-filters';
import { useLastUndo } from '@/components/actions/use-last-undo';
import { useOpenAction } from '@/components/actions/use-open-action';
import { useSelection } from '@/components/actions/use-selection';
import { useSnoozing } from '@/components/actions/use-snoozing';
import { useMe } from '@/lib/client/me-query';

const noRows = [] as const;

/** What needs the person: figures, filters, the list, and one action beside it. */
export function ActionsScreen() {
  const areEnabled = useMe().keys_enabled;
  const searchRef = useRef<HTMLInputElement>(null);
  const { filters, change } = useFilters();
  const list = useQuery(actionListQuery(actionFilters.query(filters)));
  const summary = useQuery(actionSummaryQuery(summaryGiven(filters)));
  const rows = list.data?.rows ?? noRows;
  const shown = useMemo(() => rows.map(({ uuid }) => uuid), [rows]);
  const selection = useSelection(shown);
  const row = useCurrentRow(shown);
  const { openUuid, open, close } = useOpenAction();
  const { current, returnTo } = row;
  const closeAction = useCallback(() => {
    close();
    if (current !== null) returnTo(current);
  }, [close, current, returnTo]);
  const { offerUndo, undo } = useLastUndo();
  const snoozing = useSnoozing(offerUndo, selection.clear);
  const executing = useExecuting(offerUndo, (uuid) => uuid === openUuid && closeAction());
  const { execute } = executing;
  const { snooze, unsnooze } = snoozing;
  const commands: ActionCommands = useMemo(
    () => ({ open, execute, snooze, unsnooze, undo }),
    [open, execute, snooze, unsnooze, undo],
  );
  const [name, setName] = useState<string | null>(null);
  const openMenu = useMemo(() => ({ name, setName }), [name]);
  const keyTarget = rows.find(({ uuid }) => uuid === (openUuid ?? current));
  useActionKeys({
    areEnabled,
    commands,
    keyTarget,
    openUuid,
    row,
    searchRef,
    setMenu: setName,
    toggle: selection.toggle,
  });
  return (
    <ActionCommandsContext value={commands}>
      <OpenMenuContext value={openMenu}>
        <div className="mx-auto max-w-350 space-y-4">
          <h1 className="font-semibold text-xl">Actions</h1>
          <SummaryCards filters={filters} onChange={change} summary={summary} />
          <FilterBar {...{ areKeysEnabled: areEnabled, filters, searchRef, summary: summary.data }} onChange={change} />
          <PlaceChips filters={filters} onChange={change} rows={rows} />
          {summary.data && <StaleCallout summary={summary.data} />}
          <ActionSection {...{ filters, list, row, selection }} onChange={change} onRetry={summary.refetch} />
        </div>
        <ActionDialogs {...{ executing, openUuid, snoozing }} onCloseAction={closeAction} />
      </OpenMenuContext>
    </ActionCommandsContext>
  );
}

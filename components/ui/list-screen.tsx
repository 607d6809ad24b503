'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { FilterBar, type OccurringValues } from '@/components/ui/filter-bar';
import { ListStates } from '@/components/ui/list-states';
import { NoMatches } from '@/components/ui/no-matches';
import { Pagination } from '@/components/ui/pagination';
import type { FiltersInUse } from '@/lib/client/filters/use-list-filters';
import type { ListPage } from '@/lib/client/list-page-query';
import { useMe } from '@/lib/client/me-query';
import { useRowKeys } from '@/lib/client/use-row-keys';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { formatCount } from '@/lib/core/wording';

interface ListScreenProps<Row, Values> {
  /** What lies over the page: dialogs and the details of a row. */
  children?: ReactNode;
  /** `DownloadCsv` for a list that can be downloaded. */
  download?: ReactNode;
  /** What the list shows when it has no rows and nothing narrows it. */
  empty?: ReactNode;
  filters: FiltersInUse<unknown, Values>;
  /** The name of the page and what belongs above the filters, such as cards. */
  heading?: ReactNode;
  /** Names the list for screen readers: "Deliveries". */
  label: string;
  list: UseQueryResult<ListPage<Row>>;
  noMatches?: string;
  /** What is listed, one and many: "delivery", "deliveries". */
  nouns: readonly [one: string, many: string];
  /** A `ListRow` with its key; what `j` and `k` go through carries `data-row`. */
  /** What the filters without fixed values offer. */
  occurring?: OccurringValues | undefined;
  renderRow: (row: Row) => ReactNode;
  /** What stands above the rows instead of their count, such as buttons for those selected. */
  toolbar?: ReactNode;
}

/** The page of a list: heading, filters, how many rows there are, the rows in their four states, and the pages. */
export function ListScreen<Row, Values>({
  children,
  download,
  empty,
  filters,
  heading,
  label,
  list,
  noMatches,
  nouns,
  occurring,
  renderRow,
  toolbar,
}: ListScreenProps<Row, Values>) {
  const { keys_enabled } = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const [one, many] = nouns;
  const noneMatch = <NoMatches onClear={filters.clear}>{noMatches ?? `No ${many} match these filters.`}</NoMatches>;
  useShortcuts(keys_enabled, { '/': () => searchRef.current?.focus() });
  return (
    <div className="mx-auto max-w-350">
      {heading}
      <div className="space-y-3">
        <FilterBar filters={filters} occurring={occurring} searchRef={searchRef} />
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            {toolbar ?? (
              <p role="status" className="text-sm text-text-muted tabular-nums md:px-3">
                {list.data && formatCount(list.data.total, one, many)}
              </p>
            )}
          </div>
          {download}
        </div>
        <section aria-label={label} className="-mx-4 border-t md:mx-0">
          <ListStates query={list} what={many} empty={filters.isNarrowed ? noneMatch : empty}>
            {({ rows }, isOutdated) => <Rows {...{ isOutdated, label, renderRow, rows }} />}
          </ListStates>
        </section>
        <Pagination label={label} total={list.data?.total ?? 0} {...filters.paging} />
      </div>
      {children}
    </div>
  );
}

interface RowsProps<Row> extends Pick<ListScreenProps<Row, unknown>, 'label' | 'renderRow'> {
  isOutdated: boolean;
  rows: readonly Row[];
}

function Rows<Row>({ isOutdated, label, renderRow, rows }: RowsProps<Row>) {
  const listRef = useRowKeys<HTMLUListElement>(useMe().keys_enabled);
  return (
    <ul ref={listRef} aria-label={label} className={classNames(isOutdated && 'opacity-60')}>
      {rows.map(renderRow)}
    </ul>
  );
}

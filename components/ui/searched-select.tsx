'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { PausedSearch } from '@/components/ui/paused-search';
import { QueryError } from '@/components/ui/query-error';
import { Select, type SelectProps } from '@/components/ui/select';
import type { ListPage } from '@/lib/client/list-page-query';

interface SearchedSelectProps extends Omit<SelectProps<string>, 'isDisabled'> {
  /** What matches the words; the caller asks for it. */
  found: UseQueryResult<ListPage<unknown>>;
  /** Whether the search is there however few there are, and has the focus. */
  isSearchedFirst?: boolean;
  /** Shown where nothing is offered. */
  nothing: string;
  onSearch: (words: string) => void;
  /** Left out, it is “Search” and `what`. */
  searchLabel?: string;
  /** What is chosen from, in the plural: "organisations". */
  what: string;
  words: string;
}

/** One value out of many; where there are more than fit in a list, a search comes first. */
export function SearchedSelect({
  found,
  isSearchedFirst = false,
  nothing,
  onSearch,
  what,
  searchLabel = `Search ${what}`,
  words,
  ...select
}: SearchedSelectProps) {
  const { data, error } = found;
  const hasMore = words !== '' || (data !== undefined && data.total > data.rows.length);
  const isEmpty = data !== undefined && select.options.length === 0;
  return (
    <div className="space-y-2">
      {data === undefined && error !== null && (
        <QueryError title={`Couldn’t load ${what}`} error={error} query={found} />
      )}
      {(isSearchedFirst || hasMore) && (
        <PausedSearch autoFocus={isSearchedFirst} label={searchLabel} words={words} onSearch={onSearch} />
      )}
      <Select {...select} isDisabled={data === undefined} {...(isEmpty && { placeholder: nothing })} />
    </div>
  );
}

'use client';

import type { RefObject } from 'react';
import { FilterDay } from '@/components/ui/filter-day';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';
import { Switch } from '@/components/ui/switch';
import type { OfferedFilter } from '@/lib/client/filters/define-filters';
import { occurringOptions } from '@/lib/client/filters/occurring-options';
import type { FiltersInUse } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';

/** Of each filter whose values are not fixed, the values that occur and how many rows choosing each would show. */
export type OccurringValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface FilterBarProps<Values> {
  filters: FiltersInUse<unknown, Values>;
  occurring?: OccurringValues | undefined;
  /** Of a list with a search. */
  searchRef?: RefObject<HTMLInputElement | null>;
}

/** What narrows a list, as its filters are declared: the search, a menu or a switch for each other filter, and a way to clear them. */
export function FilterBar<Values>({ filters, occurring = {}, searchRef }: FilterBarProps<Values>) {
  const { keys_enabled } = useMe();
  const { change, clear, isNarrowed, offered } = filters;
  const search = offered.find(({ control }) => control.type === 'search');
  return (
    <FoldedFilters
      hasMore={search !== undefined && offered.length > 1}
      onClear={isNarrowed ? clear : undefined}
      search={
        search && (
          <PausedSearch
            areKeysEnabled={keys_enabled}
            label={search.control.label}
            {...(searchRef && { inputRef: searchRef })}
            onSearch={(words) => change(search.to(words))}
            words={String(search.value)}
          />
        )
      }
    >
      {offered.map((filter) => (
        <Control
          key={filter.name}
          filter={filter}
          counts={occurring[filter.name] ?? {}}
          onChange={(value) => change(filter.to(value))}
        />
      ))}
    </FoldedFilters>
  );
}

interface ControlProps<Values> {
  counts: Readonly<Record<string, number>>;
  filter: OfferedFilter<Values>;
  onChange: (value: string | boolean) => void;
}

function Control<Values>({ counts, filter: { control, value }, onChange }: ControlProps<Values>) {
  switch (control.type) {
    case 'search':
      return null;
    case 'menu':
      return <FilterMenu {...control} value={String(value)} onChange={onChange} />;
    case 'occurring':
      return (
        <FilterMenu
          any={control.any}
          label={control.label}
          options={occurringOptions(counts, String(value), control.labelOf)}
          value={String(value)}
          onChange={onChange}
        />
      );
    case 'day':
      return <FilterDay {...control} value={String(value)} onChange={onChange} />;
    case 'switch':
      return <Switch label={control.label} isSelected={value === true} onChange={onChange} />;
  }
}

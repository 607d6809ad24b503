'use client';

import type { RefObject } from 'react';
import { type Group, groups, noPeopleFilters, type PeopleFilters } from '@/components/people/people-filters';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';

interface PeopleFilterBarProps {
  areKeysEnabled: boolean;
  filters: PeopleFilters;
  onChange: (changes: Partial<PeopleFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const words: Readonly<Record<Group, string>> = {
  active: 'Active',
  suspended: 'Suspended',
  deleted: 'Deleted',
  staff: 'Staff',
};
const options = groups.map((id) => ({ id, label: words[id] }));

/** What narrows the people. */
export function PeopleFilterBar({ areKeysEnabled, filters, onChange, searchRef }: PeopleFilterBarProps) {
  const isNarrowed = filters.q !== '' || filters.show !== '';
  return (
    <FoldedFilters
      onClear={isNarrowed ? () => onChange(noPeopleFilters) : undefined}
      search={
        <PausedSearch
          areKeysEnabled={areKeysEnabled}
          label="Search names and email addresses"
          inputRef={searchRef}
          onSearch={(q) => onChange({ q })}
          words={filters.q}
        />
      }
    >
      <FilterMenu
        label="Show"
        any="Everyone"
        options={options}
        value={filters.show}
        onChange={(show) => onChange({ show })}
      />
    </FoldedFilters>
  );
}

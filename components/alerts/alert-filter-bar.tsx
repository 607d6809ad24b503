'use client';

import type { RefObject } from 'react';
import {
  type AlertFilters,
  isNarrowed,
  noAlertFilters,
  shownSeverities,
  shownTypes,
} from '@/components/alerts/alert-filters';
import { severityWord } from '@/components/alerts/severity';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';
import { humanized } from '@/lib/core/wording';

interface AlertFilterBarProps {
  areKeysEnabled: boolean;
  filters: AlertFilters;
  onChange: (changes: Partial<AlertFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const severityOptions = shownSeverities.map((id) => ({ id, label: severityWord[id] }));
const typeOptions = shownTypes.map((id) => ({ id, label: humanized(id) }));
const stateOptions = [
  { id: 'active', label: 'Active' },
  { id: 'resolved', label: 'Resolved' },
  { id: 'resolved-today', label: 'Resolved today' },
] as const;

/** What narrows the list of alerts. */
export function AlertFilterBar({ areKeysEnabled, filters, onChange, searchRef }: AlertFilterBarProps) {
  return (
    <FoldedFilters
      onClear={isNarrowed(filters) ? () => onChange(noAlertFilters) : undefined}
      search={
        <PausedSearch
          areKeysEnabled={areKeysEnabled}
          label="Search alerts"
          inputRef={searchRef}
          onSearch={(q) => onChange({ q })}
          words={filters.q}
        />
      }
    >
      <FilterMenu
        label="Severity"
        any="Any severity"
        options={severityOptions}
        value={filters.severity}
        onChange={(severity) => onChange({ severity })}
      />
      <FilterMenu
        label="Type"
        any="Any type"
        options={typeOptions}
        value={filters.type}
        onChange={(type) => onChange({ type })}
      />
      <FilterMenu
        label="Status"
        any="Any status"
        options={stateOptions}
        value={filters.state}
        onChange={(state) => onChange({ state })}
      />
    </FoldedFilters>
  );
}

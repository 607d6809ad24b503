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
import { humanised } from '@/lib/core/wording';

interface AlertFilterBarProps {
  areKeysEnabled: boolean;
  filters: AlertFilters;
  onChange: (changes: Partial<AlertFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const ANY = 'any';
const severityOptions = [
  { id: ANY, label: 'Any severity' },
  ...shownSeverities.map((id) => ({ id, label: severityWord[id] })),
] as const;
const typeOptions = [{ id: ANY, label: 'Any type' }, ...shownTypes.map((id) => ({ id, label: humanised(id) }))];
const stateOptions = [
  { id: ANY, label: 'Resolved or not' },
  { id: 'active', label: 'Not resolved' },
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
        options={severityOptions}
        value={filters.severity || ANY}
        onChange={(chosen) => onChange({ severity: chosen === ANY ? '' : chosen })}
      />
      <FilterMenu
        label="Type"
        options={typeOptions}
        value={filters.type || ANY}
        onChange={(chosen) => onChange({ type: chosen === ANY ? '' : chosen })}
      />
      <FilterMenu
        label="State"
        options={stateOptions}
        value={filters.state || ANY}
        onChange={(chosen) => onChange({ state: chosen === ANY ? '' : chosen })}
      />
    </FoldedFilters>
  );
}

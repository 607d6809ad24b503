'use client';

import type { RefObject } from 'react';
import {
  type DeliveryFilters,
  isNarrowed,
  noDeliveryFilters,
  shownChannels,
  shownStates,
} from '@/components/deliveries/delivery-filters';
import { channelWords, stateWords } from '@/components/deliveries/delivery-words';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';

interface DeliveryFilterBarProps {
  areKeysEnabled: boolean;
  filters: DeliveryFilters;
  onChange: (changes: Partial<DeliveryFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const ANY = 'any';
const stateOptions = [
  { id: ANY, label: 'Any state' },
  ...shownStates.map((id) => ({ id, label: stateWords[id].word })),
] as const;
const channelOptions = [
  { id: ANY, label: 'Any way' },
  ...shownChannels.map((id) => ({ id, label: channelWords[id] })),
] as const;

/** What narrows the ledger. */
export function DeliveryFilterBar({ areKeysEnabled, filters, onChange, searchRef }: DeliveryFilterBarProps) {
  return (
    <FoldedFilters
      onClear={isNarrowed(filters) ? () => onChange(noDeliveryFilters) : undefined}
      search={
        <PausedSearch
          areKeysEnabled={areKeysEnabled}
          label="Search recipients and titles"
          inputRef={searchRef}
          onSearch={(q) => onChange({ q })}
          words={filters.q}
        />
      }
    >
      <FilterMenu
        label="State"
        options={stateOptions}
        value={filters.state || ANY}
        onChange={(chosen) => onChange({ state: chosen === ANY ? '' : chosen })}
      />
      <FilterMenu
        label="Way"
        options={channelOptions}
        value={filters.channel || ANY}
        onChange={(chosen) => onChange({ channel: chosen === ANY ? '' : chosen })}
      />
    </FoldedFilters>
  );
}

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

const stateOptions = shownStates.map((id) => ({ id, label: stateWords[id].word }));
const channelOptions = shownChannels.map((id) => ({ id, label: channelWords[id] }));

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
        label="Status"
        any="Any status"
        options={stateOptions}
        value={filters.state}
        onChange={(state) => onChange({ state })}
      />
      <FilterMenu
        label="Channel"
        any="Any channel"
        options={channelOptions}
        value={filters.channel}
        onChange={(channel) => onChange({ channel })}
      />
    </FoldedFilters>
  );
}

'use client';

import type { RefObject } from 'react';
import { dueOptionsWith } from '@/components/actions/due-filter';
import { actionFilters, type Filters, isNarrowed } from '@/components/actions/filters';
import { urgencies } from '@/components/actions/urgencies';
import { urgencyWord } from '@/components/actions/urgency';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';
import { Switch } from '@/components/ui/switch';
import { occurringOptions } from '@/lib/client/filters/occurring-options';
import type { summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { AnswerOf } from '@/lib/contracts/operation';

interface FilterBarProps {
  areKeysEnabled: boolean;
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  summary: AnswerOf<typeof summariseUserActionsOperation> | undefined;
}

/** What narrows the list of actions. */
export function FilterBar({ areKeysEnabled, filters, onChange, searchRef, summary }: FilterBarProps) {
  const clear = () => onChange({ ...actionFilters.off, include_silenced: filters.include_silenced });
  return (
    <FoldedFilters
      hasMore
      onClear={isNarrowed(filters) ? clear : undefined}
      search={
        <PausedSearch
          areKeysEnabled={areKeysEnabled}
          label="Search actions"
          inputRef={searchRef}
          onSearch={(q) => onChange({ q })}
          words={filters.q}
        />
      }
    >
      <Choices filters={filters} onChange={onChange} summary={summary} />
      <Switch
        isSelected={filters.include_silenced}
        onChange={(include_silenced) => onChange({ include_silenced })}
        label="Show snoozed"
      />
    </FoldedFilters>
  );
}

type ChoicesProps = Pick<FilterBarProps, 'filters' | 'onChange' | 'summary'>;

function Choices({ filters, onChange, summary }: ChoicesProps) {
  const urgencyOptions = urgencies.map((id) => ({ id, label: urgencyWord[id] }));
  const typeOptions = occurringOptions(
    summary?.by_type ?? {},
    filters.action_type,
    (type) => summary?.type_labels[type] ?? type,
  );
  return (
    <>
      <FilterMenu
        label="Urgency"
        any="Any urgency"
        options={urgencyOptions}
        value={filters.urgency}
        onChange={(urgency) => onChange({ urgency })}
      />
      <FilterMenu
        label="Type"
        any="Any type"
        options={typeOptions}
        value={filters.action_type}
        onChange={(action_type) => onChange({ action_type })}
      />
      <FilterMenu
        label="Due"
        any="Any due date"
        options={dueOptionsWith(filters.due)}
        value={filters.due}
        onChange={(due) => onChange({ due })}
      />
    </>
  );
}

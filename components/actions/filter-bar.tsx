'use client';

import type { RefObject } from 'react';
import { type Filters, isNarrowed, noFilters } from '@/components/actions/filters';
import { urgencies } from '@/components/actions/urgencies';
import { urgencyWord } from '@/components/actions/urgency';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';
import { Switch } from '@/components/ui/switch';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { summariseUserActionsOperation } from '@/lib/contracts/user-actions';

interface FilterBarProps {
  areKeysEnabled: boolean;
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  summary: AnswerOf<typeof summariseUserActionsOperation> | undefined;
}

const dueOptions = [
  { id: 'overdue', label: 'Overdue' },
  { id: '1', label: 'Due within a day' },
  { id: '7', label: 'Due within 7 days' },
  { id: '14', label: 'Due within 14 days' },
  { id: '30', label: 'Due within 30 days' },
] as const;

/** What narrows the list of actions. */
export function FilterBar({ areKeysEnabled, filters, onChange, searchRef, summary }: FilterBarProps) {
  const clear = () => onChange({ ...noFilters, showsSilenced: filters.showsSilenced });
  return (
    <FoldedFilters
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
      <Choices filters={filters} onChange={onChange} types={summary?.type_labels ?? {}} />
      <Switch
        isSelected={filters.showsSilenced}
        onChange={(showsSilenced) => onChange({ showsSilenced })}
        label="Show snoozed"
      />
    </FoldedFilters>
  );
}

type ChoicesProps = Pick<FilterBarProps, 'filters' | 'onChange'> & { types: Readonly<Record<string, string>> };

function Choices({ filters, onChange, types }: ChoicesProps) {
  const urgencyOptions = urgencies.map((id) => ({ id, label: urgencyWord[id] }));
  const typeOptions = Object.entries(types).map(([id, label]) => ({ id, label }));
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
        value={filters.actionType}
        onChange={(actionType) => onChange({ actionType })}
      />
      <FilterMenu
        label="Due"
        any="Any due date"
        options={dueOptions}
        value={dueOptions.find(({ id }) => id === filters.due)?.id ?? ''}
        onChange={(due) => onChange({ due })}
      />
    </>
  );
}

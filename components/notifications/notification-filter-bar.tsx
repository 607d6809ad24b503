'use client';

import type { RefObject } from 'react';
import {
  isNarrowed,
  type NotificationFilters,
  noNotificationFilters,
  shownPriorities,
  shownTypes,
} from '@/components/notifications/notification-filters';
import { priorityWord } from '@/components/notifications/priority';
import { FilterMenu } from '@/components/ui/filter-menu';
import { FoldedFilters } from '@/components/ui/folded-filters';
import { PausedSearch } from '@/components/ui/paused-search';
import { Switch } from '@/components/ui/switch';
import { humanized } from '@/lib/core/wording';

interface NotificationFilterBarProps {
  areKeysEnabled: boolean;
  filters: NotificationFilters;
  onChange: (changes: Partial<NotificationFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const priorityOptions = shownPriorities.map((id) => ({ id, label: priorityWord[id] }));
const typeOptions = shownTypes.map((id) => ({ id, label: humanized(id) }));
const readOptions = [
  { id: 'unread', label: 'Unread' },
  { id: 'read', label: 'Read' },
] as const;

/** What narrows the list of notifications. */
export function NotificationFilterBar({ areKeysEnabled, filters, onChange, searchRef }: NotificationFilterBarProps) {
  return (
    <FoldedFilters
      onClear={isNarrowed(filters) ? () => onChange(noNotificationFilters) : undefined}
      search={
        <PausedSearch
          areKeysEnabled={areKeysEnabled}
          label="Search notifications"
          inputRef={searchRef}
          onSearch={(q) => onChange({ q })}
          words={filters.q}
        />
      }
    >
      <FilterMenu
        label="Priority"
        any="Any priority"
        options={priorityOptions}
        value={filters.priority}
        onChange={(priority) => onChange({ priority })}
      />
      <FilterMenu
        label="Type"
        any="Any type"
        options={typeOptions}
        value={filters.type}
        onChange={(type) => onChange({ type })}
      />
      <FilterMenu
        label="Read status"
        any="Read and unread"
        options={readOptions}
        value={filters.read}
        onChange={(read) => onChange({ read })}
      />
      <Switch
        label="Action needed"
        isSelected={filters.needsAction}
        onChange={(needsAction) => onChange({ needsAction })}
      />
    </FoldedFilters>
  );
}

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
import { humanised } from '@/lib/core/wording';

interface NotificationFilterBarProps {
  areKeysEnabled: boolean;
  filters: NotificationFilters;
  onChange: (changes: Partial<NotificationFilters>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

const ANY = 'any';
const priorityOptions = [
  { id: ANY, label: 'Any priority' },
  ...shownPriorities.map((id) => ({ id, label: priorityWord[id] })),
] as const;
const typeOptions = [{ id: ANY, label: 'Any type' }, ...shownTypes.map((id) => ({ id, label: humanised(id) }))];
const readOptions = [
  { id: ANY, label: 'Read or not' },
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
        options={priorityOptions}
        value={filters.priority || ANY}
        onChange={(chosen) => onChange({ priority: chosen === ANY ? '' : chosen })}
      />
      <FilterMenu
        label="Type"
        options={typeOptions}
        value={filters.type || ANY}
        onChange={(chosen) => onChange({ type: chosen === ANY ? '' : chosen })}
      />
      <FilterMenu
        label="Read status"
        options={readOptions}
        value={filters.read || ANY}
        onChange={(chosen) => onChange({ read: chosen === ANY ? '' : chosen })}
      />
      <Switch
        label="Action needed"
        isSelected={filters.needsAction}
        onChange={(needsAction) => onChange({ needsAction })}
      />
    </FoldedFilters>
  );
}

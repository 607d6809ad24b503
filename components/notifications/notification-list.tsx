'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { BellOff, SearchX } from 'lucide-react';
import { NotificationRow } from '@/components/notifications/notification-row';
import type { NotificationPage } from '@/components/notifications/queries';
import { useMarkRead } from '@/components/notifications/use-mark-read';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useMe } from '@/lib/client/me-query';
import { useRowKeys } from '@/lib/client/use-row-keys';

interface NotificationListProps {
  isNarrowed: boolean;
  list: UseQueryResult<NotificationPage>;
  onClear: () => void;
  onOpen: (id: number) => void;
  onSelect: (selected: ReadonlySet<number>) => void;
  selected: ReadonlySet<number>;
}

/** The four faces of the list of notifications. */
export function NotificationList({ isNarrowed, list, onClear, onOpen, onSelect, selected }: NotificationListProps) {
  const markRead = useMarkRead();
  const listRef = useRowKeys<HTMLUListElement>(useMe().keys_enabled);
  const { data, error, isPlaceholderData } = list;
  if (data === undefined && error !== null) {
    return <QueryError title="Couldn’t load notifications" error={error} query={list} />;
  }
  if (data === undefined) return <SkeletonRows label="Loading notifications" />;
  if (data.rows.length === 0) return <Nothing isNarrowed={isNarrowed} onClear={onClear} />;
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <ul ref={listRef} aria-label="Notifications" className={classNames(isPlaceholderData && 'opacity-60')}>
      {data.rows.map((notification) => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          isSelected={selected.has(notification.id)}
          onMarkRead={() => markRead.mutate(notification.id)}
          onOpen={() => onOpen(notification.id)}
          onSelect={() => toggle(notification.id)}
        />
      ))}
    </ul>
  );
}

function Nothing({ isNarrowed, onClear }: Pick<NotificationListProps, 'isNarrowed' | 'onClear'>) {
  if (!isNarrowed) {
    return (
      <EmptyState icon={<BellOff />} title="No notifications">
        Failed imports, orders with unmatched products, job errors and security alerts appear here.
      </EmptyState>
    );
  }
  const clear = <Button onPress={onClear}>Clear filters</Button>;
  return (
    <EmptyState icon={<SearchX />} title="No matches" action={clear}>
      No notifications match these filters.
    </EmptyState>
  );
}

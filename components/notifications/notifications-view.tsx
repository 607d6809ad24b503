'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import { NotificationDrawer } from '@/components/notifications/notification-drawer';
import { NotificationFilterBar } from '@/components/notifications/notification-filter-bar';
import {
  isNarrowed,
  type NotificationFilters,
  noNotificationFilters,
  notificationFiltersOf,
  notificationQueryOf,
  notificationsGiven,
  PAGE_SIZE,
} from '@/components/notifications/notification-filters';
import { NotificationList } from '@/components/notifications/notification-list';
import { notificationListQuery } from '@/components/notifications/queries';
import { ReadBar } from '@/components/notifications/read-bar';
import { Pagination } from '@/components/ui/pagination';
import { useMe } from '@/lib/client/me-query';
import { useOpenId } from '@/lib/client/use-open-id';
import { useShortcuts } from '@/lib/client/use-shortcuts';

/** The notifications to staff: filters, many at once, and the details of one. */
export function NotificationsView({ renderTold }: { renderTold: (about: string) => ReactNode }) {
  const pathname = usePathname();
  const { keys_enabled } = useMe();
  const searchRef = useRef<HTMLInputElement>(null);
  const filters = notificationFiltersOf(new URLSearchParams(useSearchParams().toString()));
  const list = useQuery(notificationListQuery(notificationsGiven(filters)));
  const [openId, setOpenId] = useOpenId();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const change = (changes: Partial<NotificationFilters>) => {
    setSelected(new Set());
    window.history.pushState(null, '', `${pathname}${notificationQueryOf({ ...filters, page: 1, ...changes })}`);
  };
  useShortcuts(keys_enabled, { '/': () => searchRef.current?.focus() });
  const rows = list.data?.rows ?? [];
  return (
    <div className="space-y-3">
      <NotificationFilterBar areKeysEnabled={keys_enabled} filters={filters} onChange={change} searchRef={searchRef} />
      <ReadBar
        isPart={isNarrowed({ ...filters, read: '' })}
        rows={rows}
        total={list.data?.total ?? 0}
        selected={selected}
        onSelect={setSelected}
      />
      <section aria-label="Notifications" className="-mx-4 border-t md:mx-0">
        <NotificationList
          isNarrowed={isNarrowed(filters)}
          list={list}
          onClear={() => change(noNotificationFilters)}
          onOpen={setOpenId}
          onSelect={setSelected}
          selected={selected}
        />
      </section>
      <Pagination
        label="Notifications"
        page={filters.page}
        pageSize={PAGE_SIZE}
        total={list.data?.total ?? 0}
        onChange={(page) => change({ page })}
      />
      {openId !== null && (
        <NotificationDrawer
          id={Number(openId)}
          told={renderTold(`notification:${openId}`)}
          onClose={() => setOpenId(null)}
        />
      )}
    </div>
  );
}

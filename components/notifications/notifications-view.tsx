'use client';

import { useQuery } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { notificationsContract } from '@/components/notifications/contract';
import { NotificationDrawer } from '@/components/notifications/notification-drawer';
import { notificationFilters } from '@/components/notifications/notification-filters';
import { NotificationRow } from '@/components/notifications/notification-row';
import { notificationListQuery, notificationSummaryQuery } from '@/components/notifications/queries';
import { ReadBar } from '@/components/notifications/read-bar';
import { useDeleteNotification } from '@/components/notifications/use-delete-notification';
import { useNotificationChange } from '@/components/notifications/use-notification-change';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useOpenId } from '@/lib/client/use-open-id';
import { useRowSelection } from '@/lib/client/use-row-selection';

const loadOperation = async () => (await notificationsContract()).listNotificationsOperation;

/** The notifications to staff: filters, many at once, and the details of one. */
export function NotificationsView({ renderRecipients }: { renderRecipients: (about: string) => ReactNode }) {
  const filters = useListFilters(notificationFilters);
  const list = useQuery(notificationListQuery(filters.query));
  const types = useQuery(notificationSummaryQuery(filters.matching)).data?.by_type;
  const [openId, setOpenId] = useOpenId();
  const markRead = useNotificationChange((contract) => contract.markReadOperation);
  const { isGone, remove } = useDeleteNotification();
  const rows = list.data?.rows ?? [];
  const selection = useRowSelection(
    rows.map(({ id }) => id),
    notificationFilters.address(filters.values),
  );
  return (
    <ListScreen
      label="Notifications"
      nouns={['notification', 'notifications']}
      download={<DownloadCsv operation={loadOperation} query={filters.matching} total={list.data?.total ?? 0} />}
      filters={filters}
      list={list}
      occurring={types && { type: types }}
      toolbar={
        <ReadBar
          isPart={notificationFilters.isNarrowed({ ...filters.values, is_read: '' })}
          rows={rows}
          total={list.data?.total ?? 0}
          selection={selection}
        />
      }
      empty={
        <EmptyState icon={<BellOff />} title="No notifications">
          Failed imports, orders with unmatched products, job errors and security alerts appear here.
        </EmptyState>
      }
      renderRow={(notification) => (
        <NotificationRow
          key={notification.id}
          notification={notification}
          isSelected={selection.selected.has(notification.id)}
          onMarkRead={() => markRead.mutate({ id: String(notification.id) })}
          onOpen={() => setOpenId(notification.id)}
          onSelect={() => selection.toggle(notification.id)}
        />
      )}
    >
      {openId !== null && (
        <NotificationDrawer
          id={Number(openId)}
          recipients={renderRecipients(`notification:${openId}`)}
          onClose={() => setOpenId(null)}
          isGone={isGone(Number(openId))}
          onDelete={() => {
            setOpenId(null);
            remove(Number(openId));
          }}
        />
      )}
    </ListScreen>
  );
}

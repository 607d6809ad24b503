import { noticeStatusLabels, noticeTypeLabels } from '@/components/access/access-labels';
import { idFilter } from '@/components/access/id-filter';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { oneOf } from '@/lib/client/filters/one-of';
import { accessNotificationTypes, type listAccessNotificationsOperation } from '@/lib/contracts/access-notifications';
import { reminderStatuses } from '@/lib/contracts/reminders';

const orders = ['timestamp', 'sent_at'] as const;
const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  timestamp: 'Earliest first',
  sent_at: 'First sent first',
};

/** What narrows and sorts the notices of access. */
export const noticeFilters = defineFilters<typeof listAccessNotificationsOperation>()(
  {
    type: oneOf(accessNotificationTypes, {
      label: 'About',
      any: 'Everything',
      labelOf: (type) => noticeTypeLabels[type],
    }),
    status: oneOf(reminderStatuses, {
      label: 'Status',
      any: 'Any status',
      labelOf: (status) => noticeStatusLabels[status].label,
    }),
    is_late: flag('Late'),
    o: oneOf(orders, { label: 'Sort', any: 'Latest first', labelOf: (order) => orderLabels[order] }),
    requirement: idFilter,
    recipient: idFilter,
    submitter: idFilter,
  },
  { pageSize: 25 },
);

import { noticeTypeLabel } from '@/components/access/review/notice-labels';
import { addressOnly } from '@/lib/client/filters/address-only';
import { dayEdge } from '@/lib/client/filters/day-edge';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { idFilter } from '@/lib/client/filters/id-filter';
import { oneOf } from '@/lib/client/filters/one-of';
import { reminderStatusLabels } from '@/lib/client/reminder-words';
import { accessNotificationTypes, type listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import { reminderStatuses } from '@/lib/contracts/history/reminders';
import { isMonth } from '@/lib/core/months';

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
      labelOf: noticeTypeLabel,
    }),
    status: oneOf(reminderStatuses, {
      label: 'Status',
      any: 'Any status',
      labelOf: (status) => reminderStatusLabels[status].label,
    }),
    is_late: flag('Late'),
    scheduled_after: dayEdge('From', 'start'),
    scheduled_before: dayEdge('Until', 'end'),
    o: oneOf(orders, { label: 'Sort', any: 'Latest first', labelOf: (order) => orderLabels[order] }),
    requirement: idFilter,
    recipient: idFilter,
    submitter: idFilter,
    view: addressOnly((text) => (text === 'calendar' ? text : '')),
    month: addressOnly((text) => (isMonth(text) ? text : '')),
  },
  { pageSize: 25 },
);

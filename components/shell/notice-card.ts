import { alertFilters } from '@/components/alerts/alert-filters';
import { notificationFilters } from '@/components/notifications/notification-filters';
import type { AlertStatistics } from '@/lib/contracts/alerts/alerts';
import type { NotificationSummary } from '@/lib/contracts/alerts/notifications';

/** What narrows both lists. The one that is not on show has all of its filters off. */
export type NoticeFilters = {
  tab: 'notifications' | 'alerts';
  notifications: typeof notificationFilters.off;
  alerts: typeof alertFilters.off;
};

export type NoticeFigures = { summary: NotificationSummary; statistics: AlertStatistics };

/** A figure above the lists, and the addresses that pressing it leads to: on, and off again. */
export type NoticeCard = {
  kind: 'unread' | 'active' | 'critical' | 'resolved';
  label: string;
  figure: number;
  isSelected: boolean;
  pressed: string;
  released: string;
};

/** The filters that an address names. */
export function noticeFiltersOf(address: URLSearchParams): NoticeFilters {
  const isAlerts = address.get('tab') === 'alerts';
  return {
    tab: isAlerts ? 'alerts' : 'notifications',
    notifications: isAlerts ? notificationFilters.off : notificationFilters.parse(address),
    alerts: isAlerts ? alertFilters.parse(address) : alertFilters.off,
  };
}

/** The cards in their order. Pressing one keeps the other filters of its list, and its figure is how many rows that shows. */
export function noticeCards(filters: NoticeFilters, { statistics, summary }: NoticeFigures): NoticeCard[] {
  const { alerts, notifications, tab } = filters;
  const isAlerts = tab === 'alerts';
  const unread = (is_read: 'false' | '') => notificationFilters.address({ ...notifications, is_read, page: 1 });
  const listed = (changes: Partial<typeof alerts>) => alertFilters.address({ ...alerts, ...changes, page: 1 });
  const whole = listed({ state: '' });
  return [
    {
      kind: 'unread',
      label: 'Unread',
      figure: summary.unread,
      isSelected: !isAlerts && notifications.is_read === 'false',
      pressed: unread('false'),
      released: unread(''),
    },
    {
      kind: 'active',
      label: 'Active alerts',
      figure: statistics.active,
      isSelected: isAlerts && alerts.state === 'active',
      pressed: listed({ state: 'active' }),
      released: whole,
    },
    {
      kind: 'critical',
      label: 'Critical',
      figure: statistics.critical,
      isSelected: isAlerts && alerts.state === 'active' && alerts.severity === 'critical',
      pressed: listed({ state: 'active', severity: 'critical' }),
      released: listed({ state: '', severity: '' }),
    },
    {
      kind: 'resolved',
      label: 'Resolved today',
      figure: statistics.resolved_today,
      isSelected: isAlerts && alerts.state === 'resolved-today',
      pressed: listed({ state: 'resolved-today' }),
      released: whole,
    },
  ];
}

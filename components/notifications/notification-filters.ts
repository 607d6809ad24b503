import type { NotificationsGiven } from '@/components/notifications/queries';
import type { Priority } from '@/lib/contracts/notifications';

export const PAGE_SIZE = 25;

/** From the most pressing down. */
export const shownPriorities: readonly Priority[] = ['critical', 'high', 'normal', 'low'];
export const shownTypes: readonly string[] = [
  'import_failure',
  'order_sync_failure',
  'order_exception',
  'critical_error',
  'store_issue',
  'security_alert',
  'delivery_failure',
];

/** What narrows the list, as the address says it. Empty text means that a filter is off. */
export type NotificationFilters = {
  q: string;
  priority: Priority | '';
  type: string;
  read: 'read' | 'unread' | '';
  needsAction: boolean;
  /** 1… */
  page: number;
};

export const noNotificationFilters: NotificationFilters = {
  q: '',
  priority: '',
  type: '',
  read: '',
  needsAction: false,
  page: 1,
};

/** What the person has not read. */
export const unreadFilters: NotificationFilters = { ...noNotificationFilters, read: 'unread' };

/** Reads filters from an address; what it cannot use is off. */
export function notificationFiltersOf(query: URLSearchParams): NotificationFilters {
  const text = (name: string) => query.get(name)?.trim() ?? '';
  return {
    q: text('q').slice(0, 200),
    priority: shownPriorities.find((priority) => priority === text('priority')) ?? '',
    type: /^[a-z][a-z0-9_]{0,49}$/.test(text('type')) ? text('type') : '',
    read: readOf(text('is_read')),
    needsAction: text('action_required') === 'true',
    page: /^[1-9]\d{0,5}$/.test(text('page')) ? Number(text('page')) : 1,
  };
}

function readOf(isRead: string): NotificationFilters['read'] {
  if (isRead === 'true') return 'read';
  return isRead === 'false' ? 'unread' : '';
}

function matching({ needsAction, priority, q, read, type }: NotificationFilters): Record<string, string> {
  const given = {
    q,
    priority,
    type,
    is_read: read === '' ? '' : String(read === 'read'),
    action_required: needsAction ? 'true' : '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** What the list is asked with. */
export function notificationsGiven(filters: NotificationFilters): NotificationsGiven {
  return { ...matching(filters), page: String(filters.page), page_size: String(PAGE_SIZE) };
}

/** Filters as the query of an address; what is off is left out. The names are those of the API. */
export function notificationQueryOf(filters: NotificationFilters): string {
  const query = new URLSearchParams(matching(filters));
  if (filters.page > 1) query.set('page', String(filters.page));
  return query.size === 0 ? '' : `?${query}`;
}

/** Whether anything narrows the list. */
export function isNarrowed(filters: NotificationFilters): boolean {
  return Object.keys(matching(filters)).length > 0;
}

import type { ListedAccessNotification } from '@/lib/contracts/access-notifications';

/** "Reminder to renew, 2 months before", "Notice that access ended". */
export function noticeTitle({ milestone, type }: Pick<ListedAccessNotification, 'milestone' | 'type'>): string {
  if (type === 'REVOKE_NOTIFICATION') return 'Notice that access ended';
  return `Reminder to renew${milestone === null ? '' : `, ${milestone} before`}`;
}

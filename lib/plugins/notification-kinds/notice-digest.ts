import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const noticeDigest: NotificationKind = {
  id: 'notice_digest',
  label: 'Daily digest of notifications and alerts',
  description: 'At 9:00, on days with something new to report.',
  audience: 'addressee',
  isMandatory: false,
  channels: { email: always('Sent while anything goes by digest.') },
  digestOf: 'notices',
};

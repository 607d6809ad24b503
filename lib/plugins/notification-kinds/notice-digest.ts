import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const noticeDigest: NotificationKind = {
  id: 'notice_digest',
  label: 'Daily digest of notifications and alerts',
  description: 'At 9:00, on days when something has come that goes by digest.',
  audience: 'addressee',
  isMandatory: false,
  channels: { email: always('It comes while something is to be told by digest.') },
  digestOf: 'notices',
};

import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const alert: NotificationKind = {
  id: 'alert',
  label: 'Other platform alerts',
  audience: 'staff',
  isMandatory: false,
  channels: { in_app: 'at_once', email: 'off' },
  isDigest: false,
};

import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const notice: NotificationKind = {
  id: 'notice',
  label: 'Other notifications',
  audience: 'staff',
  isMandatory: false,
  channels: { in_app: 'at_once', email: 'off' },
  isDigest: false,
};

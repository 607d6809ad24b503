import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const criticalAlert: NotificationKind = {
  id: 'critical_alert',
  label: 'Critical platform alerts',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: 'at_once', email: 'at_once' },
  isDigest: false,
};

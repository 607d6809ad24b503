import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const criticalNotice: NotificationKind = {
  id: 'critical_notice',
  label: 'Critical notifications',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: 'at_once', email: 'at_once' },
  isDigest: false,
};

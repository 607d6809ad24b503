import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'Critical messages go to all staff immediately, even in quiet hours.';

export const criticalNotice: NotificationKind = {
  id: 'critical_notice',
  label: 'Critical notifications',
  description: 'Notifications with the priority critical.',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
  digestOf: null,
};

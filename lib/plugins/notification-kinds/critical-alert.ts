import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'Critical messages go to all staff immediately, even in quiet hours.';

export const criticalAlert: NotificationKind = {
  id: 'critical_alert',
  label: 'Critical platform alerts',
  description: 'Alerts with the severity critical.',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
  digestOf: null,
};

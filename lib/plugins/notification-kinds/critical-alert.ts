import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'What is critical reaches everyone who runs the installation at once, in quiet hours too.';

export const criticalAlert: NotificationKind = {
  id: 'critical_alert',
  label: 'Critical platform alerts',
  description: 'Alerts of the severity critical.',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
  digestOf: null,
};

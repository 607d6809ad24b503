import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

const why = 'What is critical reaches everyone who runs the installation at once, in quiet hours too.';

export const criticalNotice: NotificationKind = {
  id: 'critical_notice',
  label: 'Critical notifications',
  description: 'Notifications of the priority critical.',
  audience: 'staff',
  isMandatory: true,
  channels: { in_app: always(why), email: always(why) },
  digestOf: null,
};

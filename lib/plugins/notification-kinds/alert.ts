import { always, choice, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const alert: NotificationKind = {
  id: 'alert',
  label: 'Other platform alerts',
  description: 'Alerts with the severity info, warning or error.',
  audience: 'staff',
  isMandatory: false,
  channels: {
    in_app: always('Alerts are always listed under Notifications.'),
    email: choice('digest', ['at_once', 'digest', 'off']),
  },
  digestOf: null,
};

import { defineStaffKind } from '@/lib/plugins/notification-kinds/define-staff-kind';
import { always, choice } from '@/lib/plugins/notification-kinds/notification-kind';

export const alert = defineStaffKind({
  id: 'alert',
  label: 'Other platform alerts',
  description: 'Alerts with the severity info, warning or error.',
  channels: {
    in_app: always('Alerts are always listed under Notifications.'),
    email: choice('digest', ['at_once', 'digest', 'off']),
  },
});

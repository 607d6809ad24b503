import { defineStaffKind } from '@/lib/plugins/notification-kinds/define-staff-kind';
import { choice } from '@/lib/plugins/notification-kinds/notification-kind';

export const notice = defineStaffKind({
  id: 'notice',
  label: 'Other notifications',
  description: 'Notifications with the priority low, normal or high.',
  channels: { in_app: choice('at_once', ['at_once', 'off']), email: choice('digest', ['at_once', 'digest', 'off']) },
});

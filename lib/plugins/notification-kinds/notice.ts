import { choice, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const notice: NotificationKind = {
  id: 'notice',
  label: 'Other notifications',
  description: 'Notifications with the priority low, normal or high.',
  audience: 'staff',
  isMandatory: false,
  channels: { in_app: choice('at_once', ['at_once', 'off']), email: choice('digest', ['at_once', 'digest', 'off']) },
  digestOf: null,
};

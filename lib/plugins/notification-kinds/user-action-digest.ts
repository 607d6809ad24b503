import { choice, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const userActionDigest: NotificationKind = {
  id: 'user_action_digest',
  label: 'Daily digest of pending actions',
  description: 'At 9:00, on days when something is urgent or many actions are waiting.',
  audience: 'addressee',
  isMandatory: false,
  channels: { email: choice('digest', ['digest', 'off']) },
  digestOf: 'actions',
};

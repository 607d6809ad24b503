import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const userActionDigest: NotificationKind = {
  id: 'user_action_digest',
  label: 'Daily digest of pending actions',
  audience: 'addressee',
  isMandatory: false,
  channels: { email: 'at_once' },
  isDigest: true,
};

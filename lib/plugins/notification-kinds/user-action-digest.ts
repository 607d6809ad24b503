import { defineDigest } from '@/lib/plugins/notification-kinds/define-digest';
import { choice } from '@/lib/plugins/notification-kinds/notification-kind';

export const userActionDigest = defineDigest({
  id: 'user_action_digest',
  label: 'Daily digest of pending actions',
  description: 'At 9:00, on days when something is urgent or many actions are waiting.',
  channels: { email: choice('digest', ['digest', 'off']) },
  digestOf: 'actions',
});

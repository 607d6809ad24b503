import { defineDigest } from '@/lib/plugins/notification-kinds/define-digest';
import { always } from '@/lib/plugins/notification-kinds/notification-kind';

export const noticeDigest = defineDigest({
  id: 'notice_digest',
  label: 'Daily digest of notifications and alerts',
  description: 'At 9:00, on days with something new to report.',
  channels: { email: always('Sent while anything goes by digest.') },
  digestOf: 'notices',
});

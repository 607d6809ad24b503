import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const accountSecurity: NotificationKind = {
  id: 'account_security',
  label: 'Account security',
  description: 'Sign-ins from new networks, password changes, and API tokens about to expire.',
  audience: 'addressee',
  isMandatory: true,
  channels: { email: always('Sent immediately so you notice anything that wasn’t you.') },
  digestOf: null,
};

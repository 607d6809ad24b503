import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const accountSecurity: NotificationKind = {
  id: 'account_security',
  label: 'Security of your account',
  description: 'Sign-ins from a new network, a changed password, and API tokens that are about to expire.',
  audience: 'addressee',
  isMandatory: true,
  channels: { email: always('You are told of these at once, so that you notice what you did not do.') },
  digestOf: null,
};

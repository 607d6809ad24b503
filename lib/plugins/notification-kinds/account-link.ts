import { always, type NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';

export const accountLink: NotificationKind = {
  id: 'account_link',
  label: 'Account links',
  description: 'Invitations, and links to set a password or to sign in.',
  audience: 'addressee',
  isMandatory: true,
  channels: { email: always('Sent when you ask for one or are invited.') },
  digestOf: null,
};
